using System.Globalization;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Ui.Language;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>The answer to a question as a sheet: the people, or the counts; the question stands above it in words.</summary>
internal sealed class ExportAnswer(OpenQuestions questions, AnswerQuestion answers, PivotQuestion pivots)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/questions/export", async ([AsParameters] AskedQuestion asked, string? format, ExportAnswer slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.PeopleAsync(asked, ct), format, ct))
            .WithSummary("The people who answer a question as XLSX, or CSV (format=csv)").ProducesSheet()
            .ProducesProblem(StatusCodes.Status400BadRequest).Needs(Permission.RecordExport);
        api.MapGet("/questions/pivot/export", async ([AsParameters] AskedQuestion asked, string? format, ExportAnswer slice, HandOutList sheets, CancellationToken ct) =>
                await sheets.RunAsync(await slice.PivotAsync(asked, ct), format, ct))
            .WithSummary("Counts of the people who answer a question as XLSX, or CSV (format=csv)").ProducesSheet()
            .ProducesProblem(StatusCodes.Status400BadRequest).Needs(Permission.RecordExport);
    }

    public async Task<Outcome<ShownList>> PeopleAsync(AskedQuestion asked, CancellationToken ct)
    {
        if (!(await questions.RunAsync(asked, ct, Permission.RecordExport)).Succeeded(out var open, out var why))
        {
            return why;
        }

        var columns = AnswerQuestion.ColumnsOf(open);
        return new ShownList(
            Title(asked), [.. columns.Select(c => new SheetColumn(c.Name, Kind: c.IsNumber ? SheetColumnKind.Number : SheetColumnKind.Text))],
            answers.AllAsync(open, ct).ToBlockingEnumerable(ct).Select(r => SheetLine.Of([.. r.Cells])))
        { Filters = Above(open), AsOf = open.Day };
    }

    public async Task<Outcome<ShownList>> PivotAsync(AskedQuestion asked, CancellationToken ct)
    {
        if (!(await questions.RunAsync(asked, ct, Permission.RecordExport)).Succeeded(out var open, out var why))
        {
            return why;
        }

        if (!(await pivots.RunAsync(open, ct)).Succeeded(out var pivot, out var none))
        {
            return none;
        }

        static string N(int count) => count.ToString(CultureInfo.InvariantCulture);
        var total = Words.T("合计", "Total");
        var across = pivot.Across is not null;
        return new ShownList(
            Title(asked),
            [new SheetColumn(pivot.Rows), .. pivot.Columns.Select(c => new SheetColumn(c.Name, Kind: SheetColumnKind.Number)), .. across ? [new SheetColumn(total, Kind: SheetColumnKind.Number)] : Array.Empty<SheetColumn>()],
            [
                .. pivot.Lines.Select(l => SheetLine.Of([l.Name, .. l.Counts.Select(N), .. across ? [N(l.Total)] : Array.Empty<string>()])),
                SheetLine.Of([total, .. pivot.Totals.Select(N), .. across ? [N(pivot.Total)] : Array.Empty<string>()]),
            ])
        { Filters = Above(open), AsOf = open.Day };
    }

    private static string Title(AskedQuestion asked) => string.IsNullOrWhiteSpace(asked.Saved) ? Words.T("查询结果", "Answer") : asked.Saved.Trim();

    private static string Above(OpenQuestion open) => ShownList.InWords(open.Sentence, open.Limit);
}
