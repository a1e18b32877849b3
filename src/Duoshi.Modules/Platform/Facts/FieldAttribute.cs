using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Duoshi.Core.Timelines;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Who may read a field, from widest to narrowest; the policy table says which role reads which class.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FieldClass>))]
public enum FieldClass
{
    Public,
    Internal,
    Personal,
    Sensitive,
    Dossier,
}

/// <summary>Whose facts a kind holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SubjectKind>))]
public enum SubjectKind : byte
{
    Person = 1,
    Office = 2,
    Department = 3,
    Position = 4,

    /// <summary>In the audit only: an account has no facts.</summary>
    Account = 9,
}

/// <summary>Declares a kind of fact: its key in addresses, its names, whose it is and which shape it has.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class FactKindAttribute(string key, string zh, string en, SubjectKind subject, FactShape shape) : Attribute
{
    public string Key => key;

    public string Zh => zh;

    public string En => en;

    public SubjectKind Subject => subject;

    public FactShape Shape => shape;

    /// <summary>Information set the kind corresponds to (A01, A02, B01 …), for exchange and for the reader.</summary>
    public string? InformationSet { get; set; }

    /// <summary>The class of the kind's own existence and dates: who may not read it does not see that there is one.</summary>
    public FieldClass Class { get; set; } = FieldClass.Internal;

    /// <summary>Order on pages that list kinds.</summary>
    public int Order { get; set; } = 100;
}

/// <summary>Declares a typed field of a fact, in the order of the source lines.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string zh, string en, [CallerLineNumber] int line = 0) : Attribute
{
    public string Zh => zh;

    public string En => en;

    internal int Line => line;

    /// <summary>Null: the class of the kind.</summary>
    public FieldClass Class { get; set; } = (FieldClass)(-1);

    /// <summary>Key of the code table the text must be a code of.</summary>
    public string? Codes { get; set; }

    /// <summary>Greatest length in characters; 0: no limit.</summary>
    public int Max { get; set; }

    public bool Required { get; set; }

    /// <summary>Kept under the field cipher; never searched, sorted or grouped by.</summary>
    public bool Encrypted { get; set; }

    /// <summary>Shown by its last four characters only; the whole value by an act of its own, with a purpose.</summary>
    public bool Masked { get; set; }

    /// <summary>Several lines are normal.</summary>
    public bool Multiline { get; set; }

    /// <summary>The number refers to an office, department or position.</summary>
    public SubjectKind RefersTo { get; set; }

    /// <summary>Shown in one-line summaries of the fact.</summary>
    public bool Headline { get; set; }
}
