namespace Duoshi.Core.Demo;

/// <summary>A leading post of the structure.</summary>
public sealed class DemoPosition
{
    /// <summary>Position in <see cref="DemoRecord.Positions"/>.</summary>
    public required int Index { get; init; }

    /// <summary>Index of the office.</summary>
    public required int Office { get; init; }

    /// <summary>Index of the department; null for posts of the team.</summary>
    public required int? Department { get; init; }

    /// <summary>Code of procuratorate-post.</summary>
    public required string Code { get; init; }

    public required IReadOnlyList<DemoPositionName> Names { get; init; }
}

/// <summary>What a position is called, at which level, and how many it is for.</summary>
public sealed class DemoPositionName : DemoPeriod
{
    public required string Name { get; init; }

    /// <summary>Code of ZB09; null below the levels of leading posts.</summary>
    public string? Level { get; init; }

    public required int Number { get; init; }

    public required int Order { get; init; }
}
