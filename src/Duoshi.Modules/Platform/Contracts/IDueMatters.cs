using Duoshi.Core.Engines.Due;
using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Contracts;

/// <summary>
/// What a module of its own has to be worked off by a day, shown in the due list (到期清单) beside what the record of people tells.
/// Register it in the module's AddServices: <c>services.AddScoped&lt;IDueMatters, …&gt;()</c>.
/// </summary>
public interface IDueMatters
{
    /// <summary>Matters in the actor's scope, and no others.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="before">First day after those asked for; what is overdue is told too, as long as it is open.</param>
    /// <param name="ct">Cancels.</param>
    Task<IReadOnlyList<DueMatter>> OfAsync(Actor actor, DateOnly before, CancellationToken ct);
}

/// <summary>A matter to work off.</summary>
/// <param name="Kind">What becomes due.</param>
/// <param name="Day">When.</param>
/// <param name="Title">What the matter is called.</param>
/// <param name="OfficeId">The office that conducts it.</param>
/// <param name="Office">Its name.</param>
/// <param name="Text">What is due, in the language of the reader.</param>
/// <param name="Rules">By which rules.</param>
/// <param name="Link">Where it is worked off.</param>
public sealed record DueMatter(DueKind Kind, DateOnly Day, string Title, long OfficeId, string? Office, string Text, IReadOnlyList<string> Rules, string Link);
