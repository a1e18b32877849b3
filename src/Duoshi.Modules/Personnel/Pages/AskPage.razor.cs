using System.Globalization;
using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>Ask anything: the builder works on a draft, the answer is that of the address.</summary>
public partial class AskPage
{
    private const string UsualOrder = "roster";

    private readonly List<string> columns = [];
    private QuestionDraft draft = QuestionDraft.NewGroup();
    private (string?, string?)? drafted;
    private (string?, string?, string?, string?, string?, string?, string?)? answered;
    private QuestionCatalogue? catalogue;
    private IReadOnlyList<SavedQuestions.Row> kept = [];
    private IReadOnlyList<ExampleQuestion> examples = [];
    private OpenQuestion? open;
    private Refusal? refusal;
    private Refusal? notKept;
    private string? keptNow;
    private int? count;
    private QuestionPeople? page;
    private QuestionPivot? pivot;
    private bool everybody;
    private string day = "";
    private string order = UsualOrder;
    private string rows = "";
    private string across = "";
    private string newName = "";
    private string shareWith = "";
    private bool mayExport;
    private bool mayShare;

    [SupplyParameterFromQuery(Name = "q")]
    private string? Json { get; set; }

    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    [SupplyParameterFromQuery(Name = "asOf")]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "down")]
    private string? Down { get; set; }

    [SupplyParameterFromQuery(Name = "across")]
    private string? AcrossKey { get; set; }

    [SupplyParameterFromQuery(Name = "after")]
    private string? After { get; set; }

    [SupplyParameterFromQuery(Name = "before")]
    private string? Before { get; set; }

    [Inject]
    private ReadQuestionCatalogue Fields { get; set; } = default!;

    [Inject]
    private SavedQuestions Questions { get; set; } = default!;

    [Inject]
    private OpenQuestions Open { get; set; } = default!;

    [Inject]
    private AnswerQuestion Answers { get; set; } = default!;

    [Inject]
    private PivotQuestion Pivots { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private FactKinds Kinds { get; set; } = default!;

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var actor = await Actors.CurrentAsync();
        (mayExport, mayShare) = (actor.May(Permission.RecordExport), actor.May(Permission.QuestionShare));
        refusal = (await Fields.RunAsync(CancellationToken.None)).Succeeded(out catalogue, out var why) ? null : why;
        examples = ExampleQuestions.For(Kinds, actor, Clock.Today());
        await ReadKeptAsync();
    }

    protected override async Task OnParametersSetAsync()
    {
        // A parent that renders again brings nothing new: what is being typed stays.
        var address = (Json, Saved, AsOf, Down, AcrossKey, After, Before);
        if (catalogue is null || answered == address)
        {
            return;
        }

        answered = address;
        (open, refusal, page, pivot, count) = (null, null, null, null, null);
        if (string.IsNullOrEmpty(Json) && string.IsNullOrEmpty(Saved))
        {
            Draft(new Question());
            return;
        }

        refusal = (await Open.RunAsync(new AskedQuestion { Question = Json, Saved = Saved, AsOf = AsOf, Down = Down, Across = AcrossKey }, CancellationToken.None)).Succeeded(out open, out var why) ? null : why;
        if (open is null)
        {
            return;
        }

        Draft(open.Question);
        count = (await Answers.CountAsync(open, CancellationToken.None)).Count;
        // The count first: it is what the telephone waits for.
        StateHasChanged();
        pivot = open.Question.Pivot is not null && (await Pivots.RunAsync(open, CancellationToken.None)).Succeeded(out var counts, out _) ? counts : null;
        refusal = (await Answers.ListAsync(open, After, Before, null, CancellationToken.None)).Succeeded(out page, out var unread) ? null : unread;
    }

    private static string Text(ChangeEventArgs e) => e.Value?.ToString() ?? "";

    private string? OfficeName(string key) =>
        long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var office) ? open?.Offices.GetValueOrDefault(office) : null;

    private string ColumnName(string key) => catalogue!.Columns.First(c => c.Key == key) is var column ? T(column.Zh, column.En) : key;

    private void Draft(Question question)
    {
        if (drafted == (Json, Saved))
        {
            return;
        }

        drafted = (Json, Saved);
        draft = QuestionDraft.OfAll(question.Where);
        if (draft.Parts.Count == 0)
        {
            draft.Parts.Add(new QuestionDraft());
        }

        columns.Clear();
        columns.AddRange(question.Columns);
        (everybody, day, order) = (question.Everybody, AsOf ?? "", question.Order ?? UsualOrder);
        (rows, across) = (question.Pivot?.Rows ?? "", question.Pivot?.Across ?? "");
        (newName, notKept, keptNow) = (Saved ?? "", null, null);
    }

    private void AddColumn(ChangeEventArgs e)
    {
        if (Text(e) is { Length: > 0 } key)
        {
            columns.Add(key);
        }
    }

    private void Ask()
    {
        var question = new Question
        {
            Everybody = everybody,
            Where = draft.ToCondition(),
            Columns = [.. columns],
            Order = order == UsualOrder ? null : order,
            Pivot = rows.Length == 0 ? null : new Crossing(rows, across.Length == 0 ? null : across),
        };
        var json = QuestionWriter.Write(question);
        // What is on the screen is what is asked: reading it back must not begin the draft anew.
        drafted = (json, null);
        (answered, notKept, keptNow) = (null, null, null);
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters("/ask", new Dictionary<string, object?> { ["q"] = json, ["asOf"] = day.Length == 0 ? null : day }));
    }

    /// <summary>The cell in words, once the counts are there.</summary>
    private string? CellName => open?.Cell is not { } cell || pivot is null
        ? null
        : string.Join(" · ", new[]
        {
            cell.Down is null ? null : pivot.Lines.FirstOrDefault(l => (l.Key ?? PivotCell.NotRecorded) == cell.Down)?.Name ?? cell.Down,
            cell.Across is null ? null : pivot.Columns.FirstOrDefault(c => PivotCell.KeyOf(c) == cell.Across)?.Name ?? cell.Across,
        }.OfType<string>());

    private string CellAddress(string? down, string? across) =>
        Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["down"] = down, ["across"] = across, ["after"] = null, ["before"] = null });

    private void Turn(string? after, string? before) =>
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["after"] = after, ["before"] = before }));

    private string Export(string path)
    {
        var asked = string.IsNullOrEmpty(Saved) ? $"question={Uri.EscapeDataString(Json ?? "")}" : $"saved={Uri.EscapeDataString(Saved)}";
        return $"/api/v1{path}?{asked}{Part("asOf", AsOf)}{Part("down", Down)}{Part("across", AcrossKey)}";

        static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
    }

    private async Task ReadKeptAsync() => kept = (await Questions.ListAsync(CancellationToken.None)).Succeeded(out var list, out _) ? list : [];

    private async Task KeepAsync()
    {
        Role? role = Enum.TryParse<Role>(shareWith, out var chosen) ? chosen : null;
        keptNow = null;
        notKept = (await Questions.SaveAsync(new(newName, QuestionWriter.Write(open!.Question), role), CancellationToken.None)).Succeeded(out var row, out var why) ? null : why;
        if (row is not null)
        {
            keptNow = row.Name;
            await ReadKeptAsync();
        }
    }

    private async Task ForgetAsync(SavedQuestions.Row question)
    {
        notKept = (await Questions.RemoveAsync(question.Id, CancellationToken.None)).Refusal;
        await ReadKeptAsync();
    }
}
