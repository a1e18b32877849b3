using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>
/// What an actor can ask about: the card, and of each kind of fact the fields of the classes that a grant of the actor's reads.
/// Nothing under the cipher can be asked about by anybody.
/// </summary>
internal sealed class Askable
{
    public const string From = "from";
    public const string To = "to";
    private const string LevelSuffix = "Level";

    private readonly Dictionary<string, AskableKind> kinds;

    private Askable(IEnumerable<AskableKind> kinds)
    {
        this.kinds = kinds.ToDictionary(k => k.Kind.Key, StringComparer.Ordinal);
        Catalogue = new QuestionCatalogue(
            [.. CardFields.All.Select(f => f.Field)],
            [.. this.kinds.Values.Select(k => k.Asked)],
            [.. RosterColumns.All.Select(c => new QuestionField(c.Key, c.Zh, c.En, QuestionFieldType.Text)), .. FactColumns()],
            [new(CardFields.AgeBand, "年龄段", "Age band", QuestionFieldType.Text), .. CardFields.All.Where(f => f.Groups).Select(f => f.Field), .. FactGroupings()],
            [.. PeopleOrder.Offered.Select(o => o.Key)]);
    }

    public QuestionCatalogue Catalogue { get; }

    /// <summary>What can be asked with a permission; null when the actor reads too little for any question.</summary>
    public static Askable? For(FactKinds kinds, Actor actor, Permission permission)
    {
        var widest = actor.Grants.Where(g => Policy.Allows(g.Role, permission)).Max(g => Policy.Reads(g.Role));
        return widest >= FieldClass.Internal
            ? new Askable(kinds.Of(SubjectKind.Person).Where(k => k.Class <= widest).Select(k => AskableKind.Of(k, widest.Value)))
            : null;
    }

    public AskableKind Kind(string key) => kinds[key];

    /// <summary>Kind and field behind a column or grouping such as <c>education.school</c>; null for one of the card.</summary>
    public (AskableKind Kind, FactField Field)? Behind(string key) =>
        key.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && kinds.TryGetValue(key[..dot], out var kind) ? (kind, kind.Kind.Field(key[(dot + 1)..])) : null;

    /// <summary>The narrowest class among what a question touches: whoever may not read it of a person gets no answer about that person.</summary>
    public FieldClass Needed(Question question)
    {
        var most = FieldClass.Internal;
        void Meet(FieldClass touched) => most = touched > most ? touched : most;
        void Walk(Condition? condition, AskableKind? kind)
        {
            switch (condition)
            {
                case AllOf all:
                    all.Parts.ToList().ForEach(p => Walk(p, kind));
                    break;
                case AnyOf any:
                    any.Parts.ToList().ForEach(p => Walk(p, kind));
                    break;
                case Not not:
                    Walk(not.Part, kind);
                    break;
                case FactTest fact:
                    Meet(kinds[fact.Kind].Kind.Class);
                    Walk(fact.Where, kinds[fact.Kind]);
                    break;
                case FieldTest test when kind is not null:
                    Meet(kind.ClassOf(test.Field));
                    break;
            }
        }

        Walk(question.Where, null);
        foreach (var (kind, field) in question.Columns.Append(question.Pivot?.Rows).Append(question.Pivot?.Across).OfType<string>().Select(Behind).OfType<(AskableKind, FactField)>())
        {
            Meet(kind.Kind.Class);
            Meet(field.Class);
        }

        return most;
    }

    private IEnumerable<QuestionField> FactColumns() =>
        kinds.Values.SelectMany(k => k.Fields.Where(f => !f.IsLevel && f.Field is not null).Select(f => Named(k, f)));

    /// <summary>A state has one value a day, so people can be counted by it; what the card has is not offered twice.</summary>
    private IEnumerable<QuestionField> FactGroupings() => kinds.Values
        .Where(k => k.Kind.Shape == FactShape.State)
        .SelectMany(k => k.Fields.Where(f => f is { IsLevel: false, Field: not null } && f.Asked.Type == QuestionFieldType.Code && !CardFields.All.Any(c => c.Field.Codes == f.Asked.Codes)).Select(f => Named(k, f)));

    private static QuestionField Named(AskableKind kind, AskableField field) =>
        field.Asked with { Key = $"{kind.Kind.Key}.{field.Field!.Key}", Zh = $"{kind.Kind.Zh}·{field.Asked.Zh}", En = $"{kind.Kind.En}: {field.Asked.En}" };

    /// <summary>A kind of fact as it can be asked about.</summary>
    internal sealed class AskableKind
    {
        private AskableKind(FactKind kind, ImmutableArray<AskableField> fields)
        {
            Kind = kind;
            Fields = fields;
            Asked = new QuestionKind(kind.Key, kind.Zh, kind.En, kind.Shape == FactShape.Event, [.. fields.Select(f => f.Asked)]);
        }

        public FactKind Kind { get; }

        public ImmutableArray<AskableField> Fields { get; }

        public QuestionKind Asked { get; }

        public static AskableKind Of(FactKind kind, FieldClass widest)
        {
            List<AskableField> fields = kind.Shape == FactShape.Event
                ? [new(new(From, "日期", "Date", QuestionFieldType.Date), null)]
                : [new(new(From, "起始", "Start", QuestionFieldType.Date), null), new(new(To, "终止", "End", QuestionFieldType.Date), null)];
            foreach (var field in kind.Fields.Where(f => f.Class <= widest && f is { Encrypted: false, Masked: false }))
            {
                if (TypeOf(field) is not { } type)
                {
                    continue;
                }

                var key = type == QuestionFieldType.Office && field.Key.EndsWith("Id", StringComparison.Ordinal) ? field.Key[..^2] : field.Key;
                fields.Add(new(new(key, field.Zh, field.En, type, field.Codes), field));
                if (type == QuestionFieldType.Office)
                {
                    fields.Add(new(new(key + LevelSuffix, field.Zh + "院级", field.En + ": level", QuestionFieldType.Code, CodeTableNames.OfficeLevelDuoshi), field, IsLevel: true));
                }
            }

            return new AskableKind(kind, [.. fields]);
        }

        public AskableField Field(string key) => Fields.First(f => f.Asked.Key == key);

        public FieldClass ClassOf(string key) => Field(key).Field?.Class ?? Kind.Class;

        private static QuestionFieldType? TypeOf(FactField field) => field.Type switch
        {
            FieldType.Code => QuestionFieldType.Code,
            FieldType.Text => QuestionFieldType.Text,
            FieldType.Whole or FieldType.Number => QuestionFieldType.Number,
            FieldType.YesNo => QuestionFieldType.YesNo,
            FieldType.Date or FieldType.PartialDate => QuestionFieldType.Date,
            FieldType.Reference when field.RefersTo == SubjectKind.Office => QuestionFieldType.Office,
            _ => null,
        };
    }

    /// <summary>A field of a fact as it can be asked about.</summary>
    /// <param name="Asked">As questions see it.</param>
    /// <param name="Field">As it is stored; null: a day of the row itself.</param>
    /// <param name="IsLevel">The level of the office the field refers to.</param>
    internal sealed record AskableField(QuestionField Asked, FactField? Field, bool IsLevel = false);
}
