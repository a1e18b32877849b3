using System.Linq.Expressions;
using System.Reflection;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>What a field's value is, for pages, imports and exports.</summary>
public enum FieldType
{
    Text,
    Code,
    Whole,
    Number,
    YesNo,
    Date,
    PartialDate,
    Reference,
    Bytes,
}

/// <summary>A field of a fact kind: its names, class, type, and how to read and set it without reflection.</summary>
public sealed class FactField
{
    internal FactField(PropertyInfo property, FieldAttribute declared, FieldClass kindClass)
    {
        Property = property;
        Key = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
        Zh = declared.Zh;
        En = declared.En;
        Class = (int)declared.Class < 0 ? kindClass : declared.Class;
        Codes = declared.Codes;
        Max = declared.Max;
        Required = declared.Required;
        Encrypted = declared.Encrypted;
        Masked = declared.Masked;
        Multiline = declared.Multiline;
        Headline = declared.Headline;
        RefersTo = declared.RefersTo == 0 ? null : declared.RefersTo;
        Type = TypeOf(property.PropertyType, declared);
        Get = Getter(property);
        Set = Setter(property);
    }

    public PropertyInfo Property { get; }

    public string Key { get; }

    public string Zh { get; }

    public string En { get; }

    public FieldClass Class { get; }

    public FieldType Type { get; }

    public string? Codes { get; }

    public int Max { get; }

    public bool Required { get; }

    public bool Encrypted { get; }

    public bool Masked { get; }

    public bool Multiline { get; }

    public bool Headline { get; }

    public SubjectKind? RefersTo { get; }

    public Func<Fact, object?> Get { get; }

    public Action<Fact, object?> Set { get; }

    private static FieldType TypeOf(Type type, FieldAttribute declared)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            _ when declared.Codes is not null => FieldType.Code,
            _ when declared.RefersTo != 0 => FieldType.Reference,
            _ when bare == typeof(string) => FieldType.Text,
            _ when bare == typeof(int) => FieldType.Whole,
            _ when bare == typeof(decimal) => FieldType.Number,
            _ when bare == typeof(bool) => FieldType.YesNo,
            _ when bare == typeof(DateOnly) => FieldType.Date,
            _ when bare == typeof(PartialDate) => FieldType.PartialDate,
            _ when bare == typeof(byte[]) => FieldType.Bytes,
            _ => throw new NotSupportedException($"Fields of type {type} are not supported."),
        };
    }

    private static Func<Fact, object?> Getter(PropertyInfo property)
    {
        var fact = Expression.Parameter(typeof(Fact));
        var read = Expression.Property(Expression.Convert(fact, property.DeclaringType!), property);
        return Expression.Lambda<Func<Fact, object?>>(Expression.Convert(read, typeof(object)), fact).Compile();
    }

    private static Action<Fact, object?> Setter(PropertyInfo property)
    {
        var fact = Expression.Parameter(typeof(Fact));
        var value = Expression.Parameter(typeof(object));
        var write = Expression.Assign(
            Expression.Property(Expression.Convert(fact, property.DeclaringType!), property),
            Expression.Convert(value, property.PropertyType));
        return Expression.Lambda<Action<Fact, object?>>(write, fact, value).Compile();
    }
}
