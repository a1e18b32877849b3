using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>National legal-profession qualification or its predecessors.</summary>
[FactKind("legal-qualification", "法律职业资格", "Legal qualification", SubjectKind.Person, FactShape.Event, Order = 54)]
internal sealed class LegalQualification : Fact
{
    [Field("资格名称", "Qualification", Codes = CodeTableNames.LegalQualificationDuoshi, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("证书编号", "Certificate number", Class = FieldClass.Sensitive, Max = 40, Encrypted = true)]
    public string? CertificateNumber { get; set; }
}
