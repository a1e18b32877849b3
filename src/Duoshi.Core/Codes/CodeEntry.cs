namespace Duoshi.Core.Codes;

/// <summary>One row of a code table.</summary>
/// <param name="Code">
/// The key the record stores. It is the official code; in tables without one (ladders of ranks) the place in the order; and for a
/// value that official lists offer by name alone (三儿媳, 非现职人员) the name itself, so that it can't be taken for an official code.
/// </param>
/// <param name="Name">The name as the table writes it; files exchange names far more often than codes.</param>
/// <param name="English">The English name; empty where none is given.</param>
/// <param name="Parent">The code of the row above it; null at the top and in flat tables.</param>
/// <param name="Attributes">Every other column by its head; empty cells are left out.</param>
public sealed record CodeEntry(
    string Code, string Name, string English, string? Parent, ImmutableDictionary<string, string> Attributes)
{
    /// <summary>The text in a further column of the table, such as <c>tier</c> or <c>applies_to</c>; empty when there is none.</summary>
    public string this[string column] => Attributes.GetValueOrDefault(column, "");

    /// <summary>False when the value has no official code and <see cref="Code"/> repeats its name.</summary>
    public bool HasOfficialCode => !string.Equals(Code, Name, StringComparison.Ordinal);

    /// <summary>The English name for an English reader, else the Chinese one.</summary>
    public string NameFor(bool english) => english && English.Length > 0 ? English : Name;

    public override string ToString() => $"{Code} {Name}";
}
