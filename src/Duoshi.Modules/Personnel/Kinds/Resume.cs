using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>The resume text, kept verbatim.</summary>
[FactKind("resume", "简历", "Resume", SubjectKind.Person, FactShape.State, InformationSet = "A17", Order = 62, Class = FieldClass.Personal)]
internal sealed class Resume : Fact
{
    [Field("简历", "Resume", Multiline = true, Headline = true)]
    public string? Text { get; set; }
}
