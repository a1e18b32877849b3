namespace Duoshi.Modules.Personnel.Rosters;

/// <summary>How a roster is made, as it stands in an address: beside the filters of the list of people.</summary>
internal sealed record RosterLook
{
    /// <summary>Keys of columns in order, comma-separated; blank: the usual ones.</summary>
    public string? Columns { get; init; }

    /// <summary>Up to two of office, department, category, grade; blank: no groups.</summary>
    public string? Group { get; init; }

    /// <summary>A <see cref="RosterOrders"/> key; blank: roster order, then strokes.</summary>
    public string? Order { get; init; }

    /// <summary>Whether photos stand beside the names.</summary>
    public bool? Photo { get; init; }

    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    /// <summary>Keys of people chosen by hand, comma-separated; filters then count for nothing.</summary>
    public string? People { get; init; }
}
