namespace Duoshi.Core.Engines.Questions;

/// <summary>A field that can be asked about.</summary>
/// <param name="Key">As a question names it.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Codes">Its code table, for codes.</param>
public sealed record QuestionField(string Key, string Zh, string En, QuestionFieldType Type, string? Codes = null);

/// <summary>A kind of fact that can be asked about.</summary>
/// <param name="Key">As a question names it.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="IsEvent">Happens on a day and has no end.</param>
/// <param name="Fields">Its fields.</param>
public sealed record QuestionKind(string Key, string Zh, string En, bool IsEvent, ImmutableArray<QuestionField> Fields)
{
    public QuestionField? Find(string key) => Fields.FirstOrDefault(f => f.Key == key);
}

/// <summary>
/// Everything one reader can ask about. What is not here is refused alike whether it does not exist or may not be read, so that
/// nobody learns by asking.
/// </summary>
/// <param name="Fields">Fields of the person's card.</param>
/// <param name="Kinds">Kinds of fact.</param>
/// <param name="Columns">Keys of columns a list can show.</param>
/// <param name="Groupings">Fields that counts can be split by.</param>
/// <param name="Orders">Orders of a list.</param>
public sealed record QuestionCatalogue(
    ImmutableArray<QuestionField> Fields, ImmutableArray<QuestionKind> Kinds, ImmutableArray<QuestionField> Columns, ImmutableArray<QuestionField> Groupings, ImmutableArray<string> Orders)
{
    public QuestionField? Find(string key) => Fields.FirstOrDefault(f => f.Key == key);

    public QuestionKind? Kind(string key) => Kinds.FirstOrDefault(k => k.Key == key);
}
