using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>A merge or split: this office went (in part) into the successor.</summary>
[FactKind("office-succession", "沿革", "Succession", SubjectKind.Office, FactShape.Event, Order = 16, Class = FieldClass.Public)]
internal sealed class OfficeSuccession : Fact
{
    [Field("方式", "Act", Codes = CodeTableNames.OfficeOriginDuoshi, Required = true, Headline = true)]
    public string? Way { get; set; }

    [Field("承继院", "Successor", RefersTo = SubjectKind.Office, Required = true, Headline = true)]
    public long? SuccessorId { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
