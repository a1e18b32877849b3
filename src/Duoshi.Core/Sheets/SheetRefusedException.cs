namespace Duoshi.Core.Sheets;

/// <summary>Ends the reading of a file from deep inside; caught where the reading began.</summary>
internal sealed class SheetRefusedException(SheetNotice notice) : Exception(notice.CauseEn)
{
    public SheetNotice Notice { get; } = notice;
}
