using Duoshi.Core.Codes;

namespace Duoshi.Core.Engines.Checks;

/// <summary>What a value of a check rule is.</summary>
public enum CheckType : byte
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>A code of a code table.</summary>
    Code,

    /// <summary>A number, or a range where it is not known exactly.</summary>
    Number,

    /// <summary>A civil date, or the days it can mean where only month or year are known.</summary>
    Date,

    /// <summary>Yes or no.</summary>
    YesNo,
}

/// <summary>A field that rules can name.</summary>
/// <param name="Key">Its key, such as <c>documentNumber</c>.</param>
/// <param name="Zh">Chinese name, which rules may use instead.</param>
/// <param name="En">English name.</param>
/// <param name="Type">What it holds.</param>
/// <param name="Codes">Key of the code table of a <see cref="CheckType.Code"/>.</param>
public sealed record CheckField(string Key, string Zh, string En, CheckType Type, string? Codes = null)
{
    internal CodeTable? Table => Codes is null ? null : CodeTables.Get(Codes);
}

/// <summary>A kind of fact that rules can name.</summary>
/// <param name="Key">Its key, such as <c>political-status</c>.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="IsSingle">At most one row holds on a day, so that <c>kind.field</c> says which; of other kinds a rule takes each, counts or chooses.</param>
/// <param name="Fields">Its fields; rows of a record give values in this order.</param>
public sealed record CheckKind(string Key, string Zh, string En, bool IsSingle, ImmutableArray<CheckField> Fields);

/// <summary>The kinds and fields that rules are written over.</summary>
/// <param name="Kinds">In a fixed order: records give their rows in it.</param>
public sealed record CheckSchema(ImmutableArray<CheckKind> Kinds)
{
    /// <summary>Place of a kind by key or Chinese name; -1 for none.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (Kinds[i].Key == name || Kinds[i].Zh == name)
            {
                return i;
            }
        }

        return -1;
    }
}
