using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Who the person is (A01): one at a time, its fields change each by itself.</summary>
[FactKind("identity", "基本情况", "Basic information", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 10)]
internal sealed class Identity : Fact
{
    [Field("姓名", "Name", Class = FieldClass.Public, Max = 18, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("性别", "Sex", Codes = CodeTableNames.SexGbt22611, Class = FieldClass.Public)]
    public string? Sex { get; set; }

    [Field("出生年月", "Birth", Class = FieldClass.Internal, Headline = true)]
    public PartialDate? Birth { get; set; }

    [Field("民族", "Ethnic group", Codes = CodeTableNames.EthnicGroupGbt3304)]
    public string? EthnicGroup { get; set; }

    [Field("籍贯", "Native place", Max = 18)]
    public string? NativePlace { get; set; }

    [Field("出生地", "Place of birth", Max = 18)]
    public string? BirthPlace { get; set; }

    [Field("成长地", "Place of growing up", Max = 18)]
    public string? GrewUpIn { get; set; }

    [Field("参加工作时间", "Start of work")]
    public PartialDate? WorkStart { get; set; }

    [Field("健康状况", "Health", Class = FieldClass.Sensitive, Max = 18, Encrypted = true)]
    public string? Health { get; set; }

    [Field("公民身份号码", "Identity number", Class = FieldClass.Sensitive, Max = 18, Encrypted = true, Masked = true)]
    public string? IdentityNumber { get; set; }

    [Field("熟悉专业有何专长", "Known profession and special skill", Max = 110)]
    public string? Speciality { get; set; }
}
