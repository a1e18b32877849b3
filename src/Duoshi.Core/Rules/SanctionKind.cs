namespace Duoshi.Core.Rules;

/// <summary>Kinds of governmental (政务) or administrative sanction, mildest first; values as in table XZ43.</summary>
public enum SanctionKind : byte
{
    /// <summary>警告.</summary>
    Warning = 1,

    /// <summary>记过.</summary>
    Demerit = 2,

    /// <summary>记大过.</summary>
    MajorDemerit = 3,

    /// <summary>降级.</summary>
    Demotion = 4,

    /// <summary>撤职.</summary>
    RemovalFromPost = 5,

    /// <summary>开除; ends the public post, so that no period runs.</summary>
    Expulsion = 6,
}

/// <summary>Kinds of Party discipline (党纪处分) against a member, mildest first; values as in table XZ42.</summary>
public enum PartySanctionKind : byte
{
    /// <summary>警告.</summary>
    Warning = 1,

    /// <summary>严重警告.</summary>
    SeriousWarning = 2,

    /// <summary>撤销党内职务.</summary>
    RemovalFromPartyPost = 3,

    /// <summary>留党察看.</summary>
    ProbationWithinTheParty = 4,

    /// <summary>开除党籍.</summary>
    ExpulsionFromTheParty = 5,
}
