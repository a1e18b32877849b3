using Duoshi.Core.Demo;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Organisation.Contracts;

/// <summary>Brings the fictional offices of a demo on the record.</summary>
public interface IDemoOffices
{
    /// <summary>Stable name of the change that brings them, the first of a demo.</summary>
    const string Act = "demo-offices";

    /// <summary>Writes all offices, departments and positions with their history as one change of setting up.</summary>
    /// <param name="record">The demo.</param>
    /// <param name="clock">When it counts as known: a demo is older than the minute it was made in.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The keys; or <c>demo.offices-there</c> when the record has offices, <c>access.forbidden</c>.</returns>
    Task<Outcome<DemoOfficeKeys>> SeedAsync(DemoRecord record, TimeProvider clock, CancellationToken ct);
}

/// <summary>Keys of the demo's offices, departments and positions, by their index in the demo.</summary>
/// <param name="Offices">Keys of offices.</param>
/// <param name="Departments">Keys of departments.</param>
/// <param name="Positions">Keys of positions.</param>
public sealed record DemoOfficeKeys(ImmutableArray<long> Offices, ImmutableArray<long> Departments, ImmutableArray<long> Positions);
