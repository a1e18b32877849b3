using System.Globalization;
using Duoshi.Core.Engines.Questions;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A condition while it is being put together: it may be unfinished, and it changes in place.</summary>
public sealed class QuestionDraft
{
    /// <summary>Subject of a field of the card.</summary>
    public const string Person = "";

    /// <summary>Subject of a group of conditions.</summary>
    public const string Group = "#group";

    public const string OnDay = "onDay";
    public const string Ever = "ever";
    public const string SinceBefore = "sinceBefore";
    public const string Between = "between";

    /// <summary><see cref="Person"/>, <see cref="Group"/>, or the key of a kind of fact.</summary>
    public string Subject { get; set; } = Person;

    /// <summary>The opposite.</summary>
    public bool Negated { get; set; }

    public string Field { get; set; } = "";

    public string Operator { get; set; } = "";

    public List<string> Values { get; set; } = [];

    public string When { get; set; } = OnDay;

    public string FirstDay { get; set; } = "";

    public string LastDay { get; set; } = "";

    public int AtLeast { get; set; } = 1;

    /// <summary>Whether one of <see cref="Parts"/> is enough.</summary>
    public bool AnyPart { get; set; }

    /// <summary>Conditions of a group, or on the rows of a kind of fact.</summary>
    public List<QuestionDraft> Parts { get; } = [];

    public static QuestionDraft NewGroup() => new() { Subject = Group };

    /// <summary>The draft of a condition; a single one becomes a group of one.</summary>
    public static QuestionDraft OfAll(Condition? condition)
    {
        if (condition is null)
        {
            return NewGroup();
        }

        var draft = Of(condition);
        if (draft is { Subject: Group, Negated: false })
        {
            return draft;
        }

        var group = NewGroup();
        group.Parts.Add(draft);
        return group;
    }

    /// <summary>The condition; null when nothing is asked.</summary>
    public Condition? ToCondition()
    {
        Condition? condition = Subject switch
        {
            Group => Joined(),
            Person => Test(),
            _ => new FactTest(Subject, ToWhen(), Math.Max(1, AtLeast), Joined()),
        };
        return condition is not null && Negated ? new Not(condition) : condition;
    }

    private static QuestionDraft Of(Condition condition)
    {
        switch (condition)
        {
            case Not not:
                var opposite = Of(not.Part);
                if (!opposite.Negated)
                {
                    opposite.Negated = true;
                    return opposite;
                }

                var around = new QuestionDraft { Subject = Group, Negated = true };
                around.Parts.Add(opposite);
                return around;
            case AllOf all:
                return Grouped(all.Parts, false);
            case AnyOf any:
                return Grouped(any.Parts, true);
            case FieldTest test:
                return new QuestionDraft { Field = test.Field, Operator = test.Operator.Key(), Values = [.. test.Values] };
            case FactTest fact:
                var rows = OfAll(fact.Where);
                var draft = new QuestionDraft { Subject = fact.Kind, AtLeast = fact.AtLeast, AnyPart = rows.AnyPart };
                draft.Parts.AddRange(rows.Parts);
                (draft.When, draft.FirstDay, draft.LastDay) = fact.When switch
                {
                    Core.Engines.Questions.When.SinceBefore since => (SinceBefore, Day(since.Day), ""),
                    Core.Engines.Questions.When.Between between => (Between, Day(between.From), Day(between.To)),
                    Core.Engines.Questions.When.EverBefore => (Ever, "", ""),
                    _ => (OnDay, "", ""),
                };
                return draft;
            default:
                throw new NotSupportedException(condition.GetType().Name);
        }
    }

    private static QuestionDraft Grouped(ImmutableArray<Condition> parts, bool any)
    {
        var group = new QuestionDraft { Subject = Group, AnyPart = any };
        group.Parts.AddRange(parts.Select(Of));
        return group;
    }

    private Condition? Joined()
    {
        ImmutableArray<Condition> parts = [.. Parts.Select(p => p.ToCondition()).OfType<Condition>()];
        return parts.Length switch { 0 => null, 1 => parts[0], _ => AnyPart ? new AnyOf(parts) : new AllOf(parts) };
    }

    /// <summary>A test without a field is not begun; one without a value goes to the reader, which says what is missing.</summary>
    private FieldTest? Test() => Field.Length == 0 || !Enum.TryParse<QuestionOperator>(Operator, true, out var op)
        ? null
        : new FieldTest(Field, op, Values.Count == 0 ? [""] : [.. Values]);

    private When ToWhen() => When switch
    {
        SinceBefore => new When.SinceBefore(Day(FirstDay)),
        Between => new When.Between(Day(FirstDay), Day(LastDay)),
        Ever => Core.Engines.Questions.When.Ever,
        _ => Core.Engines.Questions.When.OnDay,
    };

    private static string Day(DateOnly day) => day == DateOnly.MinValue ? "" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day not yet given is one the reader refuses by its place.</summary>
    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
}
