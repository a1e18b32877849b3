namespace Duoshi.Core.Demo.Careers;

/// <summary>A leading post and who holds it.</summary>
internal sealed class LeadPost
{
    /// <summary>Code of procuratorate-post.</summary>
    public required string Code { get; init; }

    public required Workplace At { get; init; }

    public Planning.DepartmentDraft? Department { get; init; }

    public required int Level { get; init; }

    /// <summary>Place in the roster of the team.</summary>
    public required int Order { get; init; }

    /// <summary>The first deputy, who is deputy secretary of the Party group.</summary>
    public bool First { get; init; }

    public Member? Holder { get; set; }

    /// <summary>Months without a holder.</summary>
    public int MonthsVacant { get; set; }

    /// <summary>Chief, deputies and full-time members: appointed by the congress, in the quota.</summary>
    public bool IsLegal => Code is "P01" or "P02" or "P03";

    /// <summary>Posts of the team, with a seat in the Party group.</summary>
    public bool IsTeam => Code is "P01" or "P02" or "P03" or "P10" or "P13";
}
