namespace Duoshi.Core.Engines.Retirement;

/// <summary>The three classes of statutory retirement age, by sex and original age.</summary>
public enum RetirementTrack : byte
{
    /// <summary>Men, originally 60; also women of county-division rank and with senior titles .</summary>
    Male60,

    /// <summary>Women, originally 55: cadres.</summary>
    Female55,

    /// <summary>Women, originally 50: workers.</summary>
    Female50,
}

/// <summary>How a person is employed, as far as retirement asks.</summary>
public enum WorkerKind : byte
{
    /// <summary>On administrative establishment: a civil servant, prosecutors included. No late option .</summary>
    CivilServant,

    /// <summary>Management or professional staff of a public institution.</summary>
    InstitutionStaff,

    /// <summary>Employed by labour contract outside the establishment, such as contract clerks.</summary>
    ContractStaff,

    /// <summary>机关工勤人员 and other workers.</summary>
    Worker,
}
