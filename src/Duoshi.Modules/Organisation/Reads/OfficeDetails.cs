using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>Everything an office's page tells, as of a moment.</summary>
public sealed record OfficeDetails
{
    public required long OfficeId { get; init; }

    /// <summary>What <c>If-Match</c> has to say for an act on the office.</summary>
    public required long Version { get; init; }

    /// <summary>The day read.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether the office exists on that day; if not, name and place are the nearest.</summary>
    public required bool Exists { get; init; }

    /// <summary>Whether an earlier moment of knowledge is read.</summary>
    public required bool KnownThen { get; init; }

    /// <summary>Whether the actor may change the office.</summary>
    public required bool MayChange { get; init; }

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    public string? DocumentPrefix { get; init; }

    public required string Level { get; init; }

    public string? OfficeKind { get; init; }

    public string? UnitCode { get; init; }

    public string? RegionCode { get; init; }

    /// <summary>How well the reference attests the office: certain, rule, uncertain, seen, law, unverified.</summary>
    public string? Certainty { get; init; }

    public OfficeLink? Parent { get; init; }

    /// <summary>The office that guides it, where that is not the parent.</summary>
    public OfficeLink? GuidedBy { get; init; }

    public required ImmutableArray<OfficeLink> Above { get; init; }

    public required int Children { get; init; }

    /// <summary>When it exists: each stretch with how it began.</summary>
    public required ImmutableArray<ExistenceStretch> Existence { get; init; }

    /// <summary>The names it bore, in order.</summary>
    public required ImmutableArray<NameStretch> Names { get; init; }

    /// <summary>Offices that went into this one by merger or split, and this one's successors.</summary>
    public required ImmutableArray<SuccessionLink> Predecessors { get; init; }

    public required ImmutableArray<SuccessionLink> Successors { get; init; }

    public required OfficeFigures Own { get; init; }

    public required OfficeFigures Subtree { get; init; }

    public required ImmutableArray<LeadershipFigure> Leadership { get; init; }

    public required ImmutableArray<DepartmentRow> Departments { get; init; }

    public required ImmutableArray<PositionRow> Positions { get; init; }
}

/// <summary>An office by key and name on the day read.</summary>
public sealed record OfficeLink(long OfficeId, string Name);

/// <summary>Days on which the office exists.</summary>
public sealed record ExistenceStretch(string From, string To, string Origin, string? DocumentNumber)
{
    public string OriginName => FieldCodes.Name(CodeTableNames.OfficeOriginDuoshi, Origin);
}

/// <summary>A name and the days it holds.</summary>
public sealed record NameStretch(string From, string To, string Name, string? ShortName);

/// <summary>A merger or split.</summary>
public sealed record SuccessionLink(OfficeLink Office, string Way, string On, string? DocumentNumber)
{
    public string WayName => FieldCodes.Name(CodeTableNames.OfficeOriginDuoshi, Way);
}

/// <summary>A leading post: 应配, 实配, 缺配.</summary>
/// <param name="Post">Code of the post.</param>
/// <param name="Authorised">应配: the number authorised; null where nobody recorded one.</param>
/// <param name="Filled">实配: people who hold it, as main or concurrent duty.</param>
/// <param name="Holders">Who; empty where the actor may not read appointments.</param>
public sealed record LeadershipFigure(string Post, int? Authorised, int Filled, ImmutableArray<Holder> Holders)
{
    /// <summary>缺配; below 0: 超配.</summary>
    public int? Missing => Authorised - Filled;

    public string PostName => FieldCodes.Name(CodeTableNames.ProcuratoratePost, Post);
}

/// <summary>A person who holds a post.</summary>
public sealed record Holder(long PersonId, string Name, string? Duty);

/// <summary>A department of the office.</summary>
public sealed record DepartmentRow(long DepartmentId, long Version, string Name, string? Line, int? SiblingOrder, string From, int HeadCount)
{
    public string LineName => FieldCodes.Name(CodeTableNames.BusinessLineDuoshi, Line);
}

/// <summary>A position of the office: how many it can have, how many and who hold it.</summary>
public sealed record PositionRow(
    long PositionId, long Version, string Name, long? DepartmentId, string? PostCode, string? Level, int? Number, int Filled, string From, ImmutableArray<Holder> Holders)
{
    public int? Vacant => Number - Filled;

    public string LevelName => FieldCodes.Name(CodeTableNames.DutyLevelZb092012, Level);
}
