using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A row compared with the record.</summary>
/// <param name="Row">The row, its verdict and reason set.</param>
/// <param name="Differences">What differs.</param>
/// <param name="Documents">Its forms that are not yet kept for the person.</param>
/// <param name="Notices">What was found wrong in it.</param>
internal sealed record ComparedRow(ImportRow Row, IReadOnlyList<Difference> Differences, IReadOnlyList<ReceivedForm> Documents, IReadOnlyList<NoticeDraft> Notices);
