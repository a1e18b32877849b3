using System.Globalization;
using Duoshi.Modules.Organisation.Reads;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Organisation.Pages;

/// <summary>Shows the tree lazily: a level is read when its parent is opened.</summary>
public partial class OfficeTree : IAsyncDisposable
{
    private const long Top = 0;

    private readonly Dictionary<long, ImmutableArray<TreeNode>> levels = [];
    private readonly HashSet<long> open = [];
    private List<Line> lines = [];
    private Line? current;
    private ElementReference tree;
    private IJSObjectReference? script;
    private bool focusWhenShown;
    private (bool, string?, string?, long?) shown;

    /// <summary>By guidance instead of administration.</summary>
    [Parameter]
    public bool Business { get; set; }

    /// <summary>Figures of the office alone instead of its subtree.</summary>
    [Parameter]
    public bool Own { get; set; }

    [Parameter]
    public string? AsOf { get; set; }

    [Parameter]
    public string? KnownAt { get; set; }

    /// <summary>An office to open the tree at.</summary>
    [Parameter]
    public long? At { get; set; }

    [Inject]
    private TreeAsOf Slice { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    public async ValueTask DisposeAsync()
    {
        if (script is not null)
        {
            try
            {
                await script.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // The circuit is gone, and the script with it.
            }
        }

        GC.SuppressFinalize(this);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Business, AsOf, KnownAt, At) && levels.Count > 0)
        {
            return;
        }

        if (shown != (Business, AsOf, KnownAt, shown.Item4))
        {
            levels.Clear();
        }

        shown = (Business, AsOf, KnownAt, At);
        var roots = await LevelAsync(Top);
        if (roots.Length == 1 && roots[0].Children > 0)
        {
            open.Add(roots[0].OfficeId);
        }

        var located = false;
        if (At is { } office && (await Slice.RunAsync(office, Business, AsOf, KnownAt, CancellationToken.None)).Succeeded(out var level, out _))
        {
            open.UnionWith(level.Above.Where(o => o != office));
            located = true;
        }

        foreach (var parent in open.ToList())
        {
            await LevelAsync(parent);
        }

        Flatten();
        current = lines.Find(l => l.Node.OfficeId == At) ?? (lines.Count > 0 ? lines[0] : null);
        focusWhenShown = located;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (script is null && lines.Count > 0)
        {
            script = await Js.InvokeAsync<IJSObjectReference>("import", "./_content/Duoshi.Modules/Organisation/Pages/OfficeTree.razor.js");
            await script.InvokeVoidAsync("moveByKeys", tree);
        }

        // A render may come before the lines that were just read are in it.
        if (focusWhenShown && script is not null && current is { Element.Id: not null })
        {
            focusWhenShown = false;
            await current.Element.FocusAsync();
            await script!.InvokeVoidAsync("show", current.Element);
        }
    }

    private async Task<ImmutableArray<TreeNode>> LevelAsync(long parent)
    {
        if (!levels.TryGetValue(parent, out var level))
        {
            level = (await Slice.RunAsync(parent == Top ? null : parent, Business, AsOf, KnownAt, CancellationToken.None)).Succeeded(out var read, out _) ? read.Nodes : [];
            levels[parent] = level;
        }

        return level;
    }

    private void Flatten()
    {
        lines = [];
        Add(Top, 1, null);
        if (current is not null)
        {
            current = lines.Find(l => l.Node.OfficeId == current.Node.OfficeId) ?? (lines.Count > 0 ? lines[0] : null);
        }

        void Add(long parent, int depth, Line? above)
        {
            var level = levels.GetValueOrDefault(parent, []);
            for (var i = 0; i < level.Length; i++)
            {
                var line = new Line(level[i], depth, i + 1, level.Length, above, open.Contains(level[i].OfficeId));
                lines.Add(line);
                if (line.Open)
                {
                    Add(level[i].OfficeId, depth + 1, line);
                }
            }
        }
    }

    private async Task ToggleAsync(Line line)
    {
        if (line.Node.Children == 0)
        {
            return;
        }

        if (!open.Remove(line.Node.OfficeId))
        {
            open.Add(line.Node.OfficeId);
            await LevelAsync(line.Node.OfficeId);
        }

        current = line;
        Flatten();
    }

    /// <summary>Opens and closes; where the focus goes is the browser's matter, so that fast typing is never misdirected.</summary>
    private async Task KeyAsync(KeyboardEventArgs key, Line line)
    {
        switch (key.Key)
        {
            case "ArrowRight" when !line.Open:
            case "ArrowLeft" when line.Open:
                await ToggleAsync(line);
                break;
            case "Enter":
                Navigation.NavigateTo(Address(line.Node));
                break;
        }
    }

    private string Address(TreeNode node) => Navigation.GetUriWithQueryParameters(
        $"/offices/{node.OfficeId.ToString(CultureInfo.InvariantCulture)}", new Dictionary<string, object?> { ["asOf"] = AsOf, ["knownAt"] = KnownAt });

    private static string Number(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "—";

    private static IEnumerable<(string Label, int? Number)> Labelled(OfficeFigures figures) =>
        [(T("编制", "Posts"), figures.Authorised), (T("实有", "Held"), figures.Held), (T("空编", "Vacant"), figures.Vacant), (T("人数", "People"), figures.HeadCount)];

    /// <summary>A visible line of the tree.</summary>
    private sealed class Line(TreeNode node, int depth, int position, int siblings, Line? above, bool open)
    {
        public TreeNode Node => node;

        public int Depth => depth;

        public int Position => position;

        public int Siblings => siblings;

        public Line? Above => above;

        public bool Open => open;

        public ElementReference Element { get; set; }
    }
}
