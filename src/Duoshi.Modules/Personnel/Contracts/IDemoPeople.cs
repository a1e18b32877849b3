using Duoshi.Core.Demo;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>Brings a whole demo on the record: offices, people, and some later corrections by fictional clerks.</summary>
public interface IDemoPeople
{
    /// <summary>How far a demo of this installation has come.</summary>
    Task<DemoState> StateAsync(CancellationToken ct);

    /// <summary>Makes and writes the demo.</summary>
    /// <returns>
    /// What a demo's guests are shown first; or <c>demo.people-there</c> when the record has people, <c>demo.offices-there</c>
    /// when it has offices, <c>access.forbidden</c>.
    /// </returns>
    Task<Outcome<DemoSummary>> SeedAsync(DemoOptions options, IProgress<DemoProgress> progress, CancellationToken ct);

    /// <summary>Marks the demo as whole, once all that belongs to it is there.</summary>
    Task<Outcome<Done>> FinishAsync(CancellationToken ct);
}

/// <summary>How far a demo has come.</summary>
public enum DemoState
{
    /// <summary>The record is empty.</summary>
    Empty,

    /// <summary>Seeding began and was broken off: the folder is good for nothing.</summary>
    BrokenOff,

    /// <summary>A whole demo.</summary>
    Complete,

    /// <summary>The record has content that is no demo.</summary>
    OtherContent,
}

/// <summary>What demo to make.</summary>
/// <param name="Scale">How much.</param>
/// <param name="Seed">The same seed, day and scale give the same record.</param>
public sealed record DemoOptions(DemoScale Scale = DemoScale.Province, ulong Seed = 1);

/// <summary>How far the making is.</summary>
/// <param name="Zh">What is being done, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Done">Units done.</param>
/// <param name="Total">Units in all.</param>
public sealed record DemoProgress(string Zh, string En, int Done, int Total);

/// <summary>What was made, and whom to show first.</summary>
/// <param name="Offices">Offices on the record.</param>
/// <param name="People">People on the record, those who left included.</param>
/// <param name="InService">Of them in service.</param>
/// <param name="RootOfficeId">The office at the top.</param>
/// <param name="CityOfficeId">An office of a city.</param>
/// <param name="CountyOfficeId">An office of a county below that city.</param>
/// <param name="LeaderPersonId">A deputy chief of the office at the top.</param>
/// <param name="ChiefPersonId">The chief of the county.</param>
/// <param name="ProsecutorPersonId">An ordinary prosecutor of the county.</param>
public sealed record DemoSummary(
    int Offices, int People, int InService, long RootOfficeId, long CityOfficeId, long CountyOfficeId, long LeaderPersonId, long ChiefPersonId, long ProsecutorPersonId);
