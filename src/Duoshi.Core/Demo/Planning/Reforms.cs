namespace Duoshi.Core.Demo.Planning;

/// <summary>Days on which the real system changed and with it every fictional office.</summary>
internal static class Reforms
{
    /// <summary>Offices were set up again from 1978 on.</summary>
    public static readonly DateOnly Founding = new(1978, 6, 1);

    /// <summary>Case management departments.</summary>
    public static readonly DateOnly CaseManagement = new(2012, 3, 1);

    /// <summary>Quota of prosecutors and three categories of staff: first batch.</summary>
    public static readonly DateOnly Quota = new(2016, 12, 1);

    /// <summary>Anti-corruption departments went to the supervisory commissions.</summary>
    public static readonly DateOnly AntiCorruption = new(2018, 2, 1);

    /// <summary>Numbered prosecution departments.</summary>
    public static readonly DateOnly Departments = new(2019, 3, 1);

    /// <summary>Civil-service ranks beside leading posts.</summary>
    public static readonly DateOnly Ranks = new(2019, 6, 1);

    /// <summary>Contract clerks outside the establishment.</summary>
    public static readonly DateOnly ContractClerks = new(2013, 7, 1);

    /// <summary>The earliest day demo data can be made for: all reforms are past.</summary>
    public static readonly DateOnly Earliest = new(2021, 1, 1);
}
