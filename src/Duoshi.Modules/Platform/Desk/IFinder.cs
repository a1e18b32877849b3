using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Desk;

/// <summary>A module finds its own by what somebody types into the palette: only what the actor may see.</summary>
internal interface IFinder
{
    /// <summary>Where its findings stand among those of others.</summary>
    int Order { get; }

    Task<IReadOnlyList<Finding>> FindAsync(Actor actor, string text, int most, CancellationToken ct);
}

/// <summary>Something found.</summary>
/// <param name="Text">What it is called.</param>
/// <param name="Note">What tells equal names apart.</param>
/// <param name="Href">Address of its page.</param>
internal sealed record Finding(string Text, string? Note, string Href);
