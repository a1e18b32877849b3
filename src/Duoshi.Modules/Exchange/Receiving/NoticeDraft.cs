using Duoshi.Core.Forms;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A notice before it is kept.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Weight">How much it weighs.</param>
internal sealed record NoticeDraft(string File, string Code, NoticeWeight Weight)
{
    public string CauseZh { get; init; } = "";

    public string RemedyZh { get; init; } = "";

    public string CauseEn { get; init; } = "";

    public string RemedyEn { get; init; } = "";

    public long? FileId { get; init; }

    public long? RowId { get; init; }

    public string? Sheet { get; init; }

    public int? Row { get; init; }

    public int? Column { get; init; }

    public string? Element { get; init; }

    /// <summary>The name no table knows, where that is what is wrong.</summary>
    public UnknownText? Unknown { get; init; }

    public static NoticeDraft Of(string file, FormNotice notice) => new(file, notice.Code, (NoticeWeight)notice.Severity)
    {
        CauseZh = notice.CauseZh,
        RemedyZh = notice.RemedyZh,
        CauseEn = notice.CauseEn,
        RemedyEn = notice.RemedyEn,
        Element = notice.Element,
        Row = notice.Row ?? notice.Line,
    };

    public static NoticeDraft Of(string file, SheetNotice notice) => new(file, notice.Code, (NoticeWeight)notice.Severity)
    {
        CauseZh = notice.CauseZh,
        RemedyZh = notice.RemedyZh,
        CauseEn = notice.CauseEn,
        RemedyEn = notice.RemedyEn,
        Sheet = notice.Sheet,
        Row = notice.Row,
        Column = notice.Column,
    };

    public ImportNotice ToNotice(long id, long importId, FieldCipher cipher) => new()
    {
        Id = id,
        ImportId = importId,
        FileId = FileId,
        RowId = RowId,
        File = File,
        Sheet = Sheet,
        Row = Row,
        Column = Column,
        Element = Element,
        Code = Code,
        Weight = Weight,
        SealedText = cipher.SealJson(new NoticeText(CauseZh, RemedyZh, CauseEn, RemedyEn) { Unknown = Unknown }),
    };
}

/// <summary>Cause and remedy of a notice, in both languages.</summary>
internal sealed record NoticeText(string CauseZh, string RemedyZh, string CauseEn, string RemedyEn)
{
    /// <summary>The name no table knows, where that is what is wrong.</summary>
    public UnknownText? Unknown { get; init; }
}
