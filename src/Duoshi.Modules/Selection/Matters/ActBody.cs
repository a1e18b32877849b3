namespace Duoshi.Modules.Selection.Matters;

/// <summary>An act as a page or a program writes it.</summary>
public sealed record ActBody
{
    /// <summary>appoint, remove, level, rank or grade.</summary>
    public PlannedActKind Kind { get; init; }

    public long PersonId { get; init; }

    /// <summary>Appoint: 1 main post, 2 concurrent duty; by code or name.</summary>
    public string? Manner { get; init; }

    /// <summary>Appoint: the office.</summary>
    public long? OfficeId { get; init; }

    public long? DepartmentId { get; init; }

    /// <summary>Appoint: the post as the document names it.</summary>
    public string? PostName { get; init; }

    /// <summary>Appoint: leading post by code (P01 …) or name; empty for others.</summary>
    public string? PostCode { get; init; }

    /// <summary>Appoint: 1 Party, 2 legal, 3 administrative; by code or name.</summary>
    public string? Nature { get; init; }

    /// <summary>Remove: the appointment that ends.</summary>
    public long? FactId { get; init; }

    /// <summary>Level, rank or grade, by code or name.</summary>
    public string? Code { get; init; }

    /// <summary>Appoint to another office: the person comes to count there, establishment and all.</summary>
    public bool Moves { get; init; }

    internal static ActBody Of(PlannedAct act) => new()
    {
        Kind = act.Kind,
        PersonId = act.PersonId,
        Manner = act.Manner,
        OfficeId = act.OfficeId,
        DepartmentId = act.DepartmentId,
        PostName = act.PostName,
        PostCode = act.PostCode,
        Nature = act.Nature,
        FactId = act.FactId,
        Code = act.Code,
        Moves = act.Moves,
    };
}
