using Duoshi.Core.Forms;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Exchange.Holding;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A file taken in: its bytes within the limits, or why not.</summary>
internal sealed record TakenFile(string Name, FileFormat Format, byte[] Content, byte[]? Picture);

/// <summary>
/// Goes through what was handed in: opens zips under guard, pairs .lrm with .pic, leaves aside what nobody reads. A file
/// beyond its limit is refused by its size, before it is read.
/// </summary>
internal sealed class SortedFiles(IReadOnlyList<IncomingFile> files, List<NoticeDraft> notices)
{
    /// <summary>A smaller file is kept whatever it is.</summary>
    private const int LargeBytes = 1 << 20;

    private const int BeginningBytes = 64 << 10;
    private static readonly string[] SheetEndings = [".xlsx", ".xlsm", ".xls", ".csv", ".et"];
    private static readonly SheetLimits SheetSizes = new();

    /// <summary>The files that can be read, one at a time.</summary>
    public IEnumerable<TakenFile> Take()
    {
        var pictures = Pictures(files, f => f.Name);
        foreach (var file in files.OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (Ends(file.Name, ".zip"))
            {
                foreach (var taken in FromZip(file))
                {
                    yield return taken;
                }
            }
            else if (FormatOf(file.Name) is { } format)
            {
                if (Read(file, format) is { } content)
                {
                    yield return new TakenFile(file.Name, format, content, format == FileFormat.Lrm ? Picture(file.Name, pictures) : null);
                }
            }
            else
            {
                LeaveAside(file.Name, files.Count == 1);
            }
        }
    }

    private static FileFormat? FormatOf(string name) => Ends(name, ".lrmx") ? FileFormat.Lrmx
        : Ends(name, ".lrm") ? FileFormat.Lrm
        : Array.Exists(SheetEndings, e => Ends(name, e)) ? FileFormat.Sheet
        : null;

    private static bool Ends(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Pictures by the name of their form. Two of one name are nobody's: a wrong face is worse than none.</summary>
    private Dictionary<string, T> Pictures<T>(IEnumerable<T> all, Func<T, string> name)
    {
        var pictures = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var same in all.Where(f => Ends(name(f), ".pic")).GroupBy(f => name(f)[..^".pic".Length], StringComparer.OrdinalIgnoreCase))
        {
            if (same.Skip(1).Any())
            {
                notices.Add(new NoticeDraft(name(same.First()), "file.picture-twice", NoticeWeight.Warning)
                {
                    CauseZh = "同名照片有多张，无法判断属于哪张表，未读取",
                    RemedyZh = "请把各人的文件放在各自的文件夹中，整个文件夹一起导入",
                    CauseEn = "Several pictures have this name; none was read, since nobody can tell whose they are",
                    RemedyEn = "Keep the files in folders of their own and import the whole folder",
                });
                continue;
            }

            pictures.Add(same.Key, same.First());
        }

        return pictures;
    }

    private byte[]? Picture(string form, Dictionary<string, IncomingFile> pictures) =>
        pictures.GetValueOrDefault(form[..^".lrm".Length]) is { } picture ? Bounded(picture, FormLimits.PhotoBytes) : null;

    private byte[]? Read(IncomingFile file, FileFormat format)
    {
        var content = Bounded(file, format == FileFormat.Sheet ? SheetSizes.MaxPackedBytes : FormLimits.FileBytes);
        if (content is not { Length: > LargeBytes } || !IsNothing(content))
        {
            return content;
        }

        // Large rubbish is told by its beginning, and not kept: to keep it would cost more than to refuse it.
        var beginning = content[..BeginningBytes];
        notices.AddRange(format == FileFormat.Sheet
            ? SheetReader.Read(new MemoryStream(beginning), file.Name).Notices.Select(n => NoticeDraft.Of(file.Name, n))
            : Exporting.KeptForms.Read(format, beginning, null).Notices.Select(n => NoticeDraft.Of(file.Name, n)));
        return null;
    }

    /// <summary>Neither a zip, nor an old workbook, nor a text.</summary>
    private static bool IsNothing(ReadOnlySpan<byte> content) =>
        !content.StartsWith("PK"u8) && content is not [0xD0, 0xCF, 0x11, 0xE0, ..] and not [0xFF, 0xFE, ..] and not [0xFE, 0xFF, ..] and not [(byte)'<', ..]
        && content[..BeginningBytes].Contains((byte)0);

    private byte[]? Bounded(IncomingFile file, long limit)
    {
        if (file.Length > limit)
        {
            TooLarge(file.Name, limit);
            return null;
        }

        using var stream = file.Open();
        if (file.Length > 0)
        {
            var whole = new byte[file.Length];
            var read = stream.ReadAtLeast(whole, whole.Length, throwOnEndOfStream: false);
            return read == whole.Length ? whole : whole[..read];
        }

        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int some;
        while ((some = stream.Read(buffer)) > 0)
        {
            if (content.Length + some > limit)
            {
                TooLarge(file.Name, limit);
                return null;
            }

            content.Write(buffer, 0, some);
        }

        return content.ToArray();
    }

    private void TooLarge(string name, long limit) => notices.Add(new NoticeDraft(name, "file.too-large", NoticeWeight.Error)
    {
        CauseZh = $"文件超过 {limit >> 20} MB",
        RemedyZh = "请核对是否选错文件；名册请拆分后导入",
        CauseEn = $"The file is larger than {limit >> 20} MB",
        RemedyEn = "Check whether it is the right file; split a long roster",
    });

    private IEnumerable<TakenFile> FromZip(IncomingFile file)
    {
        if (file.Length > SheetSizes.MaxPackedBytes)
        {
            TooLarge(file.Name, SheetSizes.MaxPackedBytes);
            yield break;
        }

        using var stream = file.Open();
        using var zip = SafeZip.Read(stream);
        notices.AddRange(zip.Notices.Select(n => NoticeDraft.Of(file.Name, n)));
        var pictures = Pictures(zip.Entries, e => e.Name);
        foreach (var entry in zip.Entries.OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var name = $"{file.Name}/{entry.Name}";
            if (FormatOf(entry.Name) is not { } format)
            {
                LeaveAside(name, false);
            }
            else if (!entry.TryRead(out var content, out var why))
            {
                notices.Add(NoticeDraft.Of(name, why));
            }
            else
            {
                byte[]? picture = null;
                if (format == FileFormat.Lrm && pictures.TryGetValue(entry.Name[..^".lrm".Length], out var beside))
                {
                    beside.TryRead(out picture, out _);
                }

                yield return new TakenFile(name, format, content, picture);
            }
        }
    }

    private void LeaveAside(string name, bool alone)
    {
        if (Ends(name, ".pic") && !alone)
        {
            return;
        }

        notices.Add(new NoticeDraft(name, "file.not-read", alone ? NoticeWeight.Error : NoticeWeight.Information)
        {
            CauseZh = "不是任免审批表或名册文件，未读取",
            RemedyZh = "可读取的有 .lrmx、.lrm（及 .pic）、.xlsx、.xls、.csv 和 .zip",
            CauseEn = "Neither an appointment form nor a roster; not read",
            RemedyEn = "Read are .lrmx, .lrm (with .pic), .xlsx, .xls, .csv and .zip",
        });
    }
}
