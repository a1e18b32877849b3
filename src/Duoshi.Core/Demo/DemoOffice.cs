namespace Duoshi.Core.Demo;

/// <summary>A fictional office with its history.</summary>
public sealed class DemoOffice
{
    /// <summary>Position in <see cref="DemoRecord.Offices"/>; a parent always comes before its children.</summary>
    public required int Index { get; init; }

    public required IReadOnlyList<DemoOfficeName> Names { get; init; }

    public required IReadOnlyList<DemoOfficePlace> Places { get; init; }

    public required IReadOnlyList<DemoExistence> Existence { get; init; }

    public required IReadOnlyList<DemoSuccession> Successions { get; init; }

    /// <summary>Authorised numbers by kind of establishment; periods of one kind follow each other.</summary>
    public required IReadOnlyList<DemoAuthorised> Establishment { get; init; }

    /// <summary>Authorised numbers of leading posts by post.</summary>
    public required IReadOnlyList<DemoAuthorised> Leadership { get; init; }

    /// <summary>Whether the office exists on a day.</summary>
    public bool Exists(DateOnly day) => Existence.Any(e => e.Holds(day));

    /// <summary>Its full name on a day; the first name before it existed, the last one afterwards.</summary>
    public string NameOn(DateOnly day) => (Names.LastOrDefault(n => n.From <= day) ?? Names[0]).Name;
}

/// <summary>What an office is called.</summary>
public sealed class DemoOfficeName : DemoPeriod
{
    public required string Name { get; init; }

    public required string ShortName { get; init; }

    /// <summary>文号代字.</summary>
    public required string DocumentPrefix { get; init; }
}

/// <summary>Where an office stands.</summary>
public sealed class DemoOfficePlace : DemoPeriod
{
    /// <summary>Index of the administrative parent.</summary>
    public required int? Parent { get; init; }

    /// <summary>Index of the office that guides the work, where it differs; else null.</summary>
    public int? BusinessParent { get; init; }

    /// <summary>Code of office-level-duoshi.</summary>
    public required string Level { get; init; }

    public required string Kind { get; init; }

    public required string UnitCode { get; init; }

    public required string RegionCode { get; init; }

    public required int Order { get; init; }
}

/// <summary>From when to when an office exists.</summary>
public sealed class DemoExistence : DemoPeriod
{
    /// <summary>Code of office-origin-duoshi.</summary>
    public required string Origin { get; init; }

    public string? Document { get; init; }
}

/// <summary>An office went into another.</summary>
/// <param name="On">The day.</param>
/// <param name="Way">Code of office-origin-duoshi.</param>
/// <param name="Successor">Index of the successor.</param>
/// <param name="Document">文号.</param>
public sealed record DemoSuccession(DateOnly On, string Way, int Successor, string Document);

/// <summary>An authorised number.</summary>
public sealed class DemoAuthorised : DemoPeriod
{
    /// <summary>Code of establishment-duoshi, or of procuratorate-post.</summary>
    public required string Kind { get; init; }

    public required int Number { get; init; }

    public required string Document { get; init; }
}

/// <summary>A fictional department with its names.</summary>
public sealed class DemoDepartment
{
    /// <summary>Position in <see cref="DemoRecord.Departments"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Index of the office.</summary>
    public required int Office { get; init; }

    public required IReadOnlyList<DemoDepartmentName> Names { get; init; }
}

/// <summary>What a department is called and works on.</summary>
public sealed class DemoDepartmentName : DemoPeriod
{
    public required string Name { get; init; }

    /// <summary>Code of business-line-duoshi.</summary>
    public required string Line { get; init; }

    public required int Order { get; init; }

    public string? Document { get; init; }
}
