namespace Duoshi.Core.Demo.Planning;

/// <summary>Which people a department is for.</summary>
internal enum Track : byte
{
    /// <summary>Prosecutors, assistants, clerks.</summary>
    Casework,
    Administration,
    Police,
    Technology,

    /// <summary>Resident group of the discipline commission.</summary>
    Discipline,

    /// <summary>工勤.</summary>
    Service,

    /// <summary>聘用制书记员.</summary>
    Contract,
}

/// <summary>A department being planned.</summary>
internal sealed class DepartmentDraft
{
    public required int Index { get; init; }

    public required OfficeDraft Office { get; init; }

    public required Track Track { get; init; }

    /// <summary>Its share of the people of its track.</summary>
    public required double Weight { get; init; }

    public List<DemoDepartmentName> Names { get; } = [];

    /// <summary>Whether 反贪污贿赂局: it went to the supervisory commissions in 2018.</summary>
    public bool IsAntiCorruption { get; init; }

    /// <summary>政治部: its head belongs to the leading team.</summary>
    public bool IsPolitical { get; init; }

    public DemoDepartmentName? On(DateOnly day)
    {
        foreach (var name in Names)
        {
            if (name.Holds(day))
            {
                return name;
            }
        }

        return null;
    }

    public DemoDepartment ToDepartment() => new() { Index = Index, Office = Office.Index, Names = Names };
}
