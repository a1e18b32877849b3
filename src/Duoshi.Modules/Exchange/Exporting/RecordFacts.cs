using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>The facts of a person that a form is composed of, as they stand now, read on one day.</summary>
internal sealed class RecordFacts(FactKinds kinds, ILookup<string, Fact> rows, DateOnly day)
{
    /// <summary>Kinds beside those that a form can fill, of which its display texts are composed.</summary>
    public static ImmutableArray<string> Sources { get; } =
    [
        KindKeys.Identity, KindKeys.PoliticalStatus, KindKeys.Statement, KindKeys.Resume, KindKeys.EducationSummary, KindKeys.Family, KindKeys.Photo,
        KindKeys.Appointment, "education", "reward", "sanction", "assessment", "professional-title",
    ];

    public DateOnly Day => day;

    /// <summary>The row of a state that holds on the day.</summary>
    public Fact? State(string kind, short slot = KindKeys.Only) => rows[kind].FirstOrDefault(r => r.Slot == slot && r.ValidFrom <= day && day < r.ValidTo);

    /// <summary>Rows that had begun by the day, in order; events of unknown day come first.</summary>
    public IEnumerable<Fact> Begun(string kind) => rows[kind].Where(r => r.ValidFrom <= day).OrderBy(r => r.ValidFrom).ThenBy(r => r.DayOrder);

    /// <summary>Rows that hold on the day.</summary>
    public IEnumerable<Fact> Holding(string kind) => Begun(kind).Where(r => day < r.ValidTo);

    public object? Value(string kind, Fact? row, string field) => row is null ? null : kinds.Find(kind)!.Field(field).Get(row);

    public string Text(string kind, Fact? row, string field) => Value(kind, row, field) as string ?? "";

    /// <summary>The Chinese name of a code.</summary>
    public string Name(string kind, Fact? row, string field) =>
        kinds.Find(kind)!.Field(field) is { Codes: { } table } coded && row is not null ? FieldCodes.ChineseName(table, coded.Get(row) as string) : "";

    public PartialDate? Date(string kind, Fact? row, string field) => Value(kind, row, field) as PartialDate?;
}
