using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>Two people, or one person on two days, side by side. Both records are opened as their own pages would open them: same rights, same entries of the audit.</summary>
internal sealed class ComparePortraits(ReadPerson record, PeerExperience experience, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/persons/compare", async (long left, long? right, string? at, string? rightAt, string? purpose, ComparePortraits slice, CancellationToken ct) =>
                (await slice.RunAsync(left, right, at, rightAt, purpose, ct)).ToHttp())
            .WithSummary("Two portraits side by side: two people on a day, or one person on two days")
            .Produces<Comparison>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .Needs(Permission.PersonRead);
        api.MapGet("/persons/compare/export", async (long left, long? right, string? at, string? rightAt, string? purpose, string? format, ComparePortraits slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.ExportAsync(left, right, at, rightAt, purpose, ct), format, ct))
            .WithSummary("Two portraits side by side as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.RecordExport);
    }

    /// <param name="left">The person of the left column.</param>
    /// <param name="right">The person of the right column; null: the same one on another day.</param>
    /// <param name="at">The day of both columns; blank: today.</param>
    /// <param name="rightAt">Another day for the right column; blank: that of the left.</param>
    /// <param name="purpose">Why the records are opened; blank: daily work.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<Outcome<Comparison>> RunAsync(long left, long? right, string? at, string? rightAt, string? purpose, CancellationToken ct)
    {
        if (!(await actors.CurrentAsync(ct)).May(Permission.PersonRead))
        {
            return Refusal.Forbidden;
        }

        var (second, secondAt) = (right ?? left, string.IsNullOrWhiteSpace(rightAt) ? at : rightAt);
        var same = new Refusal("compare.same", "左右两侧是同一人的同一天：请另选一人，或为右侧另选日期。", "Both sides are the same person on the same day: choose another person, or another day for the right side.", 422) { Details = new { field = "right" } };
        if (second == left && string.Equals(secondAt ?? "", at ?? "", StringComparison.Ordinal))
        {
            return same;
        }

        if (!(await record.RunAsync(left, at, null, allDays: true, only: null, purpose, ct)).Succeeded(out var one, out var why)
            || !(await record.RunAsync(second, secondAt, null, allDays: true, only: null, purpose, ct)).Succeeded(out var other, out why))
        {
            return why;
        }

        if (second == left && one.AsOf == other.AsOf)
        {
            return same;
        }

        var a = PortraitComposer.Compose(left, PortraitComparer.Common(one.Kinds, other.Kinds), one.AsOf);
        var b = PortraitComposer.Compose(second, PortraitComparer.Common(other.Kinds, one.Kinds), other.AsOf);
        var counted = one.Readable >= FieldClass.Internal && other.Readable >= FieldClass.Internal;
        return new Comparison(
            Side(one, a), Side(other, b),
            PortraitComparer.Compare(a, b, counted ? await YearsAsync(one, ct) : [], counted ? await YearsAsync(other, ct) : []),
            PortraitComparer.AreReadUnequally(one.Kinds, other.Kinds), one.May.Export && other.May.Export);
    }

    public async Task<Outcome<ShownList>> ExportAsync(long left, long? right, string? at, string? rightAt, string? purpose, CancellationToken ct)
    {
        if (!(await RunAsync(left, right, at, rightAt, purpose, ct)).Succeeded(out var shown, out var why))
        {
            return why;
        }

        if (!shown.MayExport)
        {
            return Refusal.Forbidden;
        }

        return new ShownList(
            T("干部画像并列对照", "Portraits side by side"),
            [new(T("类别", "Block")), new(T("项目", "Item")), new(T("比对", "Compared")), new(Title(shown.Left)), new(Title(shown.Right))],
            shown.Groups.SelectMany(g => g.Rows.Select(r => SheetLine.Of(g.Title, r.Label, $"{r.Difference.Sign()} {r.Difference.Word()}", Text(r.Left), Text(r.Right)))))
        {
            AsOf = shown.Left.Day,
            Filters = ShownList.InWords(Title(shown.Left), Title(shown.Right), shown.Narrowed ? T("只含两侧均可查看的项目", "only what is readable of both sides") : null),
        };
    }

    private static string Title(ComparedSide side) => string.Create(CultureInfo.InvariantCulture, $"{side.Name} {side.Day:yyyy-MM-dd}");

    private static string Text(IReadOnlyList<ComparedLine> lines) => string.Join('\n', lines.Select(l => l.Alone ? $"{l.Text}（{T("仅此侧", "this side only")}）" : l.Text));

    private static ComparedSide Side(PersonRecord read, PortraitModel portrait) => new(read.PersonId, read.Head?.Name ?? portrait.Name, read.AsOf, portrait.HasPhoto);

    private Task<IReadOnlyList<ExperienceAxis>> YearsAsync(PersonRecord read, CancellationToken ct) => experience.OwnAsync(read.PersonId, new Moment(read.AsOf, Known.Now), ct);
}
