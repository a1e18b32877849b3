namespace Duoshi.Modules.Personnel.Roster;

/// <summary>What a roster shows, as it stands in the address: the one query behind page, total, export and API.</summary>
internal sealed record PeopleQuery
{
    /// <summary>The day read; blank: today.</summary>
    public string? AsOf { get; init; }

    /// <summary>The moment of knowledge; blank: now.</summary>
    public string? KnownAt { get; init; }

    /// <summary>The office and those below it.</summary>
    public long? Office { get; init; }

    /// <summary>Only the office itself, not those below.</summary>
    public bool? OfficeOnly { get; init; }

    /// <summary>Codes, comma-separated, as everywhere below.</summary>
    public string? Category { get; init; }

    public string? Grade { get; init; }

    public string? Rank { get; init; }

    public string? Level { get; init; }

    public string? Line { get; init; }

    public string? Sex { get; init; }

    public int? AgeFrom { get; init; }

    public int? AgeTo { get; init; }

    /// <summary>A group (本科教育) stands for all below it.</summary>
    public string? Education { get; init; }

    public string? Political { get; init; }

    public string? Quota { get; init; }

    public string? Establishment { get; init; }

    /// <summary>Codes of ZB126, or all; blank: in service.</summary>
    public string? Status { get; init; }

    /// <summary>Characters, pinyin, initials, or a staff number.</summary>
    public string? Name { get; init; }

    /// <summary>roster, pinyin, strokes, birth, grade or office.</summary>
    public string? Sort { get; init; }

    public bool? Descending { get; init; }

    /// <summary>Where the last page ended.</summary>
    public string? After { get; init; }

    /// <summary>Where the next page began: goes back.</summary>
    public string? Before { get; init; }

    /// <summary>Rows of a page, 1 to 200; 50 by default.</summary>
    public int? Size { get; init; }
}
