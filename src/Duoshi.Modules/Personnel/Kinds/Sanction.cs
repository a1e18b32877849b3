using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>A sanction (A14, R-46). Its period of effect is computed from kind and date and ends by itself; afterwards it stays in the restricted record only.</summary>
[FactKind("sanction", "处分", "Sanctions", SubjectKind.Person, FactShape.Event, InformationSet = "A14", Order = 72, Class = FieldClass.Dossier)]
internal sealed class Sanction : Fact
{
    [Field("处分种类", "Kind", Codes = CodeTableNames.SanctionDuoshi, Required = true, Headline = true)]
    public string? Kind { get; set; }

    [Field("处分原因", "Ground", Max = 300)]
    public string? Ground { get; set; }

    [Field("批准机关", "Deciding body", Max = 124, Headline = true)]
    public string? Body { get; set; }

    [Field("影响期（月）", "Months of effect, where set")]
    public int? Months { get; set; }

    [Field("解除日期", "Lifted")]
    public PartialDate? LiftedOn { get; set; }

    [Field("文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
