using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Somebody guided, or guided by somebody, over a time (带教). The other person is referred to where the record knows them; the name stays as it was then.</summary>
[FactKind("mentoring", "带教", "Mentoring", SubjectKind.Person, FactShape.Spell, Order = 80)]
internal sealed class Mentoring : Fact
{
    /// <summary>Code of 导师.</summary>
    public const string Mentor = "1";

    [Field("本人身份", "Own role", Codes = CodeTableNames.MentoringRoleDuoshi, Required = true, Headline = true)]
    public string? Role { get; set; }

    [Field("对方（在册人员）", "The other person, on the record", RefersTo = SubjectKind.Person)]
    public long? OtherPersonId { get; set; }

    [Field("对方姓名", "The other person's name", Max = 18, Headline = true)]
    public string? OtherName { get; set; }

    [Field("业务条线", "Business line", Codes = CodeTableNames.BusinessLineDuoshi, Headline = true)]
    public string? Line { get; set; }

    [Field("带教目标", "Goal", Max = 120)]
    public string? Goal { get; set; }

    [Field("带教结果", "Outcome", Max = 120, Class = FieldClass.Personal)]
    public string? Outcome { get; set; }
}
