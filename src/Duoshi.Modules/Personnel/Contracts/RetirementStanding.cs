using Duoshi.Core.Engines.Retirement;

namespace Duoshi.Modules.Personnel.Contracts;

/// <summary>What of a person decides the track of retirement .</summary>
public static class RetirementStanding
{
    /// <summary>Duty levels from 县处级副职 upwards, by code of ZB09: women on them follow the age-60 track .</summary>
    private static readonly ImmutableHashSet<string> DivisionOrAbove = ["0101", "0102", "0111", "0112", "0121", "0122", "0131", "0132"];

    /// <summary>Ranks of the ladder that count as division level, 四级调研员 upwards.</summary>
    private const int LowestDivisionRank = 6;

    /// <summary>How somebody of a staff category is employed.</summary>
    public static WorkerKind Worker(string? category) => category switch
    {
        "D2" => WorkerKind.ContractStaff,
        "D3" => WorkerKind.Worker,
        _ => WorkerKind.CivilServant,
    };

    public static bool IsDivisionLevel(string? dutyLevel, string? rank) =>
        (dutyLevel is not null && DivisionOrAbove.Contains(dutyLevel)) || (int.TryParse(rank, out var number) && number <= LowestDivisionRank);

    /// <summary>高级职称, full or associate: the third digit of GB/T 8561 is 1 or 2.</summary>
    public static bool IsSeniorTitle(string? code) => code is [_, _, '1' or '2'];
}
