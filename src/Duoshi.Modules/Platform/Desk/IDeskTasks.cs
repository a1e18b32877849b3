using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Desk;

/// <summary>A module says what waits for the actor: shown on the home page.</summary>
internal interface IDeskTasks
{
    Task<IReadOnlyList<DeskTask>> OfAsync(Actor actor, CancellationToken ct);
}

/// <summary>Something that waits.</summary>
/// <param name="Count">How many; none are not shown.</param>
/// <param name="Text">What they are, in the user's language.</param>
/// <param name="Href">Where they are dealt with.</param>
internal sealed record DeskTask(int Count, string Text, string Href);
