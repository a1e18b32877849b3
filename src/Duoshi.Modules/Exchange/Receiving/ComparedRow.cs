using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A row compared with the record.</summary>
/// <param name="Row">The row, its verdict and reason set.</param>
/// <param name="Differences">What differs.</param>
/// <param name="Documents">Its forms that are not yet kept for the person.</param>
/// <param name="Notices">What was found wrong in it.</param>
internal sealed record ComparedRow(ImportRow Row, IReadOnlyList<Difference> Differences, IReadOnlyList<ReceivedForm> Documents, IReadOnlyList<NoticeDraft> Notices)
{
    /// <summary>
    /// A sheet's row of somebody not on the record, with nothing to decide: its fields are not kept beside it, they are worked out
    /// when asked for. The first delivery of a province would keep half a million of them that say what the sheet says.
    /// </summary>
    public bool IsPlainlyNew => NewRowFields.MayBePlain(Row) && Documents.Count == 0 && Differences.Count < NewRowFields.Most && Differences.All(d => d.Verdict == FieldVerdict.New);
}
