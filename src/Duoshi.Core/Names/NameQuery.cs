namespace Duoshi.Core.Names;

/// <summary>What to look up for a text typed into a search box; made by <see cref="NameKeys.ForQuery"/>.</summary>
/// <param name="Keys">
/// Keys of the table of pairs. A name that matches has all of them. Empty when the text is too short or holds nothing a name can hold:
/// then nothing is to be shown, rather than everybody.
/// </param>
/// <param name="NeedsCheck">
/// True when a name may have all keys and yet not match: the rows read by key must pass <see cref="IsMatch"/>.
/// </param>
public sealed record NameQuery(ImmutableArray<string> Keys, bool NeedsCheck)
{
    /// <summary>The text without spaces and interpuncts, in lower case.</summary>
    internal string Bare { get; init; } = "";

    /// <summary>The query that finds nobody.</summary>
    public static NameQuery Nobody { get; } = new([], false);

    /// <summary>Whether this name is meant: it contains the Chinese characters, or one of its pinyin forms starts with the letters.</summary>
    public bool IsMatch(string name) => !Keys.IsEmpty && (NameKeys.IsLetters(Bare)
        ? NameKeys.LetterForms(PersonName.Of(name)).Any(f => f.StartsWith(Bare, StringComparison.Ordinal))
        : PersonName.Bare(name).Contains(Bare, StringComparison.Ordinal));
}
