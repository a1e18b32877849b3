using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Contracts;

/// <summary>
/// A paper that a module adds to the meeting pack (上会材料包), such as the pre-check of post numbers (职数预审). Register it in the
/// module's AddServices: <c>services.AddScoped&lt;IMeetingSheet, …&gt;()</c>; page, API and cover list then offer it.
/// </summary>
public interface IMeetingSheet
{
    /// <summary>Stable name of the paper.</summary>
    string Key { get; }

    /// <summary>Where it stands among the papers; roster and forms come first.</summary>
    int Order { get; }

    /// <summary>What it is called, in Chinese.</summary>
    string Zh { get; }

    /// <summary>The same in English.</summary>
    string En { get; }

    /// <summary>Whether the actor may have it; who may not is not offered it.</summary>
    bool IsFor(Actor actor);

    /// <summary>Makes the paper. Rights are asked again; a refusal ends the making of the pack with its words.</summary>
    /// <param name="meeting">Whom the pack is about.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its files, none where there is nothing to say.</returns>
    Task<Outcome<IReadOnlyList<MeetingFile>>> MakeAsync(MeetingPeople meeting, CancellationToken ct);
}

/// <summary>Whom a meeting pack is about.</summary>
/// <param name="Title">What the pack is called.</param>
/// <param name="Day">The day its roster holds for.</param>
/// <param name="People">Keys of the people, in roster order; all within the actor's reach.</param>
public sealed record MeetingPeople(string Title, DateOnly Day, IReadOnlyList<long> People);

/// <summary>A file of a paper.</summary>
/// <param name="FileName">Name with its ending, without a folder.</param>
/// <param name="Content">The file.</param>
public sealed record MeetingFile(string FileName, byte[] Content);
