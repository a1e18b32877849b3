namespace Duoshi.Core.Sheets;

/// <summary>Collects notices while a file is read; keeps a bounded number of those about single cells.</summary>
internal sealed class NoticeList(int max)
{
    private readonly List<SheetNotice> kept = [];
    private int more;

    public bool IsRefused { get; private set; }

    /// <summary>Something about a cell or row; the reading goes on.</summary>
    public void Add(SheetNotice notice)
    {
        if (kept.Count < max)
        {
            kept.Add(notice);
        }
        else
        {
            more++;
        }
    }

    /// <summary>Something that ends the reading.</summary>
    public void Refuse(SheetNotice notice)
    {
        IsRefused = true;
        kept.Add(notice);
    }

    public ImmutableArray<SheetNotice> ToImmutable() => more == 0 ? [.. kept] : [.. kept, SheetNotices.MoreNotices(more)];
}
