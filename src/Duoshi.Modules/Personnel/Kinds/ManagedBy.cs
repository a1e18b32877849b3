using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Which Party committee manages the person (ZB130): decides who may read the dossier.</summary>
[FactKind("management-authority", "干部管理权限", "Cadre management authority", SubjectKind.Person, FactShape.State, Order = 36)]
internal sealed class ManagedBy : Fact
{
    [Field("干部管理权限", "Cadre management authority", Codes = CodeTableNames.ManagementAuthorityZb130, Required = true, Headline = true)]
    public string? Authority { get; set; }
}
