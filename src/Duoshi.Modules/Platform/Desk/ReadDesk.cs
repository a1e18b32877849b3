using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Desk;

/// <summary>What waits for the actor over all modules, and what is found by a text.</summary>
internal sealed class ReadDesk(IEnumerable<IDeskTasks> tasks, IEnumerable<IFinder> finders, IActor actors)
{
    private const int MostOfAModule = 8;

    public async Task<IReadOnlyList<DeskTask>> TasksAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var waiting = new List<DeskTask>();
        foreach (var source in tasks)
        {
            waiting.AddRange((await source.OfAsync(actor, ct)).Where(t => t.Count > 0));
        }

        return waiting;
    }

    public async Task<IReadOnlyList<Finding>> FindAsync(string text, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        var found = new List<Finding>();
        if (string.IsNullOrWhiteSpace(text))
        {
            return found;
        }

        foreach (var finder in finders.OrderBy(f => f.Order))
        {
            found.AddRange(await finder.FindAsync(actor, text.Trim(), MostOfAModule, ct));
        }

        return found;
    }
}
