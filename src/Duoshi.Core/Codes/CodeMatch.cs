namespace Duoshi.Core.Codes;

/// <summary>By which column a text was recognised.</summary>
public enum MatchedBy : byte
{
    /// <summary>The table's own name.</summary>
    Name,

    /// <summary>A full name, form name, abbreviation, or a name of another edition of the table.</summary>
    Alias,

    /// <summary>The code, or a code of another edition of the table.</summary>
    Code,

    /// <summary>The English name.</summary>
    English,
}

/// <summary>What a code table says about a text read from a file or typed by a person.</summary>
public abstract record CodeMatch
{
    private CodeMatch()
    {
    }

    /// <summary>Exactly one row carries this text.</summary>
    public sealed record Found(CodeEntry Entry, MatchedBy By) : CodeMatch;

    /// <summary>No row carries it.</summary>
    /// <param name="Text">The text as it came.</param>
    /// <param name="Nearest">Up to five rows that look most like it, best first; empty when nothing resembles it or the text is blank.</param>
    public sealed record Unknown(string Text, ImmutableArray<CodeEntry> Nearest) : CodeMatch;

    /// <summary>Several rows carry it; a person, or a further column, must say which.</summary>
    /// <param name="Text">The text as it came.</param>
    /// <param name="Entries">The rows, in table order; two or more.</param>
    public sealed record Ambiguous(string Text, ImmutableArray<CodeEntry> Entries) : CodeMatch;

    /// <summary>The row, when there is exactly one; else null.</summary>
    public CodeEntry? EntryOrNull => (this as Found)?.Entry;
}
