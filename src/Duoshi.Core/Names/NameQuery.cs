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
    /// <summary>The only key is the beginning of the keys looked for: all from it up to <see cref="EndOfPrefix"/>, compared by byte.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>The first text behind all that begin with the key; keys in letters have no character above z.</summary>
    /// <exception cref="InvalidOperationException">The query looks for whole keys.</exception>
    public string EndOfPrefix() => IsPrefix ? Keys[0] + "{" : throw new InvalidOperationException("The query looks for whole keys.");

    /// <summary>Whether a name with these keys is read by the query; where <paramref name="keys"/> are those of <see cref="NameKeys.Pairs"/>.</summary>
    public bool IsFoundBy(IReadOnlySet<string> keys) => !Keys.IsEmpty
        && (IsPrefix ? keys.Any(k => k.StartsWith(Keys[0], StringComparison.Ordinal)) : Keys.All(keys.Contains));

    /// <summary>The text without spaces and interpuncts, in lower case.</summary>
    internal string Bare { get; init; } = "";

    /// <summary>The query that finds nobody.</summary>
    public static NameQuery Nobody { get; } = new([], false);

    /// <summary>Whether this name is meant: it contains the Chinese characters, or one of its pinyin forms starts with the letters.</summary>
    public bool IsMatch(string name) => !Keys.IsEmpty && (NameKeys.IsLetters(Bare)
        ? NameKeys.LetterForms(PersonName.Of(name)).Any(f => f.StartsWith(Bare, StringComparison.Ordinal))
        : PersonName.Bare(name).Contains(Bare, StringComparison.Ordinal));
}
