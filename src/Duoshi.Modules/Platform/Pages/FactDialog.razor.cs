using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using static Duoshi.Ui.Language.Words;
using FieldType = Duoshi.Modules.Platform.Facts.FieldType;

namespace Duoshi.Modules.Platform.Pages;

/// <summary>The dialog of the four acts, for any kind of any subject.</summary>
public partial class FactDialog
{
    private readonly Dictionary<string, string?> typed = new(StringComparer.Ordinal);
    private readonly HashSet<string> touched = new(StringComparer.Ordinal);

    private KindView kind = default!;
    private RowView? row;
    private RowView? newest;
    private RowView? seen;
    private ActResult? preview;
    private Refusal? refusal;
    private string? wrong;
    private bool conflict;
    private bool saving;
    private string? from;
    private string? to;
    private string? on;
    private string? reason;
    private string? document;
    private string reach = "this";
    private string fill = "previous";

    [CascadingParameter]
    private IMudDialogInstance Dialog { get; set; } = default!;

    [Inject]
    private ActOnFact Slice { get; set; } = default!;

    [Parameter]
    public SubjectKind Sort { get; set; }

    [Parameter]
    public long SubjectId { get; set; }

    /// <summary>insert, correct, end or withdraw.</summary>
    [Parameter]
    public string Act { get; set; } = "insert";

    /// <summary>The kind as read: a <c>KindView</c>, which is the platform's own.</summary>
    [Parameter]
    public object Kind { get; set; } = default!;

    /// <summary>The row acted on: a <c>RowView</c>; null for something new.</summary>
    [Parameter]
    public object? Row { get; set; }

    /// <summary>Reads the kind again after somebody else changed it.</summary>
    [Parameter]
    public Func<Task<object?>>? Reread { get; set; }

    /// <summary>Shown at the top: the text of a request for correction.</summary>
    [Parameter]
    public string? Note { get; set; }

    /// <summary>Line of a state that has several.</summary>
    [Parameter]
    public short? Slot { get; set; }

    private string Title => Act switch
    {
        "insert" => T($"{kind.Name}：登记新情况", $"{kind.Name}: new from a date"),
        "correct" => T($"{kind.Name}：更正", $"{kind.Name}: correct"),
        "end" => T($"{kind.Name}：终止", $"{kind.Name}: end"),
        _ => T($"{kind.Name}：撤销（从未如此）", $"{kind.Name}: withdraw (it was never so)"),
    };

    /// <summary>The question matters where later periods of one line stand.</summary>
    private bool AsksReach => Act != "withdraw" && IsState && kind.Rows.Count > 0;

    /// <summary>A slot makes a line a state whatever the kind: the main post among appointments.</summary>
    private bool IsState => kind.Shape == FactShape.State || (row?.Slot ?? Slot) is not null;

    /// <summary>A change of the same day that the row replaced within the day: withdrawing the row does not bring it back.</summary>
    private RowView? PassedThrough => Act == "withdraw" && row is { } one && one.ValidFrom < one.ValidTo
        ? kind.Rows.LastOrDefault(r => r.Id != one.Id && r.Slot == one.Slot && r.ValidFrom == one.ValidFrom && r.ValidTo == one.ValidFrom)
        : null;

    private string HeadlineOf(RowView shown) => string.Join(" ", kind.Fields.Where(f => f.Headline).Select(f => shown.Text(f.Key)).Where(t => t.Length > 0));

    protected override void OnInitialized()
    {
        kind = (KindView)Kind;
        row = seen = Row as RowView;
        if (Act == "correct" && row is not null)
        {
            from = row.ValidFrom == DateOnly.MinValue ? T("不详", "unknown") : row.From;
            to = row.To;
            foreach (var field in kind.Fields)
            {
                typed[field.Key] = Shown(field, row);
            }
        }

        // What begins now goes on until something else is recorded.
        reach = Act == "insert" ? "later" : "this";
    }

    private static string? Shown(FieldView field, RowView row) => !row.Values.TryGetValue(field.Key, out var value) || field.Masked || field.Type == FieldType.Bytes ? null
        : field.Codes is { } table && Core.Codes.CodeTables.Get(table).Entries.Length > 15 ? FieldCodes.ChineseName(table, value.Value)
        : field.Type == FieldType.PartialDate ? value.Text
        : value.Value;

    private string? Present(string field) => row?.Values.GetValueOrDefault(field)?.Text;

    private string? HintOf(FieldView field)
    {
        if (field.Masked && row?.Values.GetValueOrDefault(field.Key) is { } masked)
        {
            return T($"留空则不变（{masked.Text}）", $"empty: unchanged ({masked.Text})");
        }

        var holding = Act == "insert" && kind.Shape == FactShape.State ? kind.Rows.FirstOrDefault(r => r.Holds && r.Slot == (Slot ?? r.Slot)) : null;
        return holding?.Values.GetValueOrDefault(field.Key) is { } value ? T($"留空则沿用：{value.Text}", $"empty: stays {value.Text}") : null;
    }

    private string? NewerOf(FieldView field) =>
        conflict && newest is not null && newest.Text(field.Key) != (seen?.Text(field.Key) ?? "") ? newest.Text(field.Key) is { Length: > 0 } text ? text : T("（空）", "(empty)") : null;

    private long? WithinOffice(FieldView field) => field.RefersTo is SubjectKind.Department or SubjectKind.Position
        ? long.TryParse(typed.GetValueOrDefault("officeId"), out var office) ? office : null
        : null;

    private string Bad(string field) => wrong == field ? "true" : "false";

    private void Touched() => preview = null;

    private void Reach(string value)
    {
        reach = value;
        Touched();
    }

    private void Fill(string value)
    {
        fill = value;
        Touched();
    }

    private void Type(string field, string? value)
    {
        typed[field] = value;
        touched.Add(field);
        Touched();
    }

    private ActRequest Request()
    {
        var values = touched
            .Where(f => Act == "correct" || !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(f)))
            // A masked field left empty stays as it is; to clear it, withdraw the row.
            .Where(f => !kind.Fields.First(k => k.Key == f).Masked || !string.IsNullOrWhiteSpace(typed.GetValueOrDefault(f)))
            .ToDictionary(f => f, f => typed.GetValueOrDefault(f), StringComparer.Ordinal);
        var datesChanged = Act != "correct" || row is null;
        return new ActRequest
        {
            Act = Act,
            RowId = row?.Id,
            Slot = Slot,
            From = datesChanged || from != (row!.ValidFrom == DateOnly.MinValue ? T("不详", "unknown") : row.From) ? from : null,
            To = datesChanged ? to : to == row!.To ? null : string.IsNullOrWhiteSpace(to) ? "至今" : to,
            On = on,
            Reach = reach,
            Fill = fill,
            Values = values,
            Reason = reason,
            DocumentNumber = document,
        };
    }

    private async Task PreviewAsync()
    {
        var outcome = await Slice.RunAsync(Sort, SubjectId, kind.Key, Request(), kind.Version, preview: true, CancellationToken.None);
        await ShowAsync(outcome);
        preview = outcome.Refusal is null ? outcome.Value : null;
    }

    private async Task SaveAsync()
    {
        saving = true;
        try
        {
            var outcome = await Slice.RunAsync(Sort, SubjectId, kind.Key, Request(), kind.Version, preview: false, CancellationToken.None);
            await ShowAsync(outcome);
            if (outcome.Refusal is null)
            {
                Dialog.Close(DialogResult.Ok(outcome.Value.Change));
            }
        }
        finally
        {
            saving = false;
        }
    }

    /// <summary>Shows a refusal; after somebody else's change the newest state is read, and what was typed is kept.</summary>
    private async Task ShowAsync(Outcome<ActResult> outcome)
    {
        refusal = outcome.Refusal;
        wrong = RefusalField.Of(refusal);
        if (refusal?.Status == 412 && Reread is not null && await Reread() is KindView now)
        {
            preview = null;
            conflict = true;
            kind = now;
            newest = row is null ? null : now.Rows.FirstOrDefault(r => r.Id == row.Id)
                ?? now.Rows.FirstOrDefault(r => r.FactId == row.FactId && r.ValidFrom == row.ValidFrom)
                ?? now.Rows.FirstOrDefault(r => r.FactId == row.FactId)
                ?? now.Rows.FirstOrDefault(r => r.Slot == row.Slot && r.ValidFrom <= row.ValidFrom && row.ValidFrom < r.ValidTo);
            if (newest is not null)
            {
                FollowNewest(newest);
            }
        }
    }

    /// <summary>Fields the user did not touch follow the newest row; the touched ones keep what was typed.</summary>
    private void FollowNewest(RowView now)
    {
        foreach (var field in kind.Fields.Where(f => Act == "correct" && !touched.Contains(f.Key)))
        {
            typed[field.Key] = Shown(field, now);
        }

        var before = row!;
        row = now;
        from = from == before.From ? now.From : from;
        to = to == before.To ? now.To : to;
    }

    private static string NameOf(DifferenceKind change) => change switch
    {
        DifferenceKind.New => T("新增", "New"),
        DifferenceKind.Restated => T("改变", "Changed"),
        DifferenceKind.Gone => T("不再有", "Gone"),
        _ => T("不变", "Unchanged"),
    };

    private static string TagOf(DifferenceKind change) => change switch
    {
        DifferenceKind.New => "ds-tag-green",
        DifferenceKind.Restated => "ds-tag-amber",
        DifferenceKind.Gone => "ds-tag-red",
        _ => "",
    };

    private RenderFragment Told(PeriodView? period, DifferenceView difference) => builder =>
    {
        if (period is null)
        {
            builder.AddContent(0, "—");
            return;
        }

        builder.OpenElement(1, "div");
        builder.AddContent(2, $"{period.From} – {(period.To.Length == 0 ? T("至今", "open") : period.To)}");
        builder.CloseElement();
        var shown = difference.Kind == DifferenceKind.Unchanged ? kind.Fields.Where(f => f.Headline).Select(f => f.Key) : difference.Fields;
        foreach (var field in kind.Fields.Where(f => shown.Contains(f.Key) || f.Headline))
        {
            builder.OpenElement(3, "div");
            builder.SetKey(field.Key);
            builder.AddContent(4, $"{field.Name}{T("：", ": ")}{period.Texts.GetValueOrDefault(field.Key, "")}");
            builder.CloseElement();
        }
    };
}
