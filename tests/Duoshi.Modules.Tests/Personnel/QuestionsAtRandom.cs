using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Questions;
using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>Small lives and questions about them, from a seed. Few values, so that questions often meet.</summary>
internal sealed class QuestionsAtRandom(int seed, SmallProvince here)
{
    private static readonly string[] Kinds = ["identity", "appointment", "prosecutor-grade", "education", "assessment", "sanction", "political-status", "training", "service", "entry"];

    private readonly Random random = new(seed);

    private long[] Offices => [here.Top, here.City, here.North, here.South];

    public async Task PeopleAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var person = await here.Data.PersonAsync($"人{i}", Pick(Offices), Pick(["检察官助理", "主任", "副检察长"]));
            List<FactWrite> writes =
            [
                TestDatabase.Insert<Identity>(person, TestDatabase.LongAgo, 1, ("Sex", Pick(["1", "2", null])), ("Birth", Some(Partial())), ("WorkStart", Some(Partial())), ("NativePlace", Pick(["示范北县", "示范市", null]))),
                TestDatabase.Insert<PoliticalStatus>(person, Chance(3) ? DateOnly.MinValue : Day(), 1, ("Status", Pick(["01", "13", null])), ("Joined", Some(Partial()))),
            ];
            for (var n = random.Next(4); n > 0; n--)
            {
                writes.Add(TestDatabase.Insert<Education>(person, Day(), null, ("EducationCode", Pick(["11", "21", "31", null])), ("DegreeCode", Pick(["2", "303", "4", null])), ("School", Pick(["示范大学", "北方大学", null])), ("Entered", Some(Partial())), ("Years", Pick<decimal?>([4m, 2.5m, 3.00m, null]))));
            }

            for (var n = random.Next(3); n > 0; n--)
            {
                var from = Day();
                writes.Add(TestDatabase.Insert<Appointment>(person, from, Chance(2) ? from.AddDays(random.Next(900)) : null, null, 0, Reach.AllLater, ("Manner", Pick(["2", "3", "4"])), ("OfficeId", Some<long>(Pick(Offices))), ("PostName", "挂职"), ("IsLeading", Pick<bool?>([true, false, null]))));
            }

            for (var n = random.Next(3); n > 0; n--)
            {
                writes.Add(TestDatabase.Insert<Assessment>(person, Day(), null, ("Year", 2018 + random.Next(5)), ("Result", Pick(["1", "2", "3"]))));
            }

            if (Chance(4))
            {
                writes.Add(TestDatabase.Insert<Sanction>(person, Day(), null, ("Kind", Pick(["101", "201"])), ("Months", Pick<int?>([6, 12, null])), ("LiftedOn", Some(Partial()))));
            }

            await here.Data.WriteAsync([.. writes]);
            for (var n = random.Next(4); n > 0; n--)
            {
                var from = Day();
                await here.Data.WriteAsync(TestDatabase.Insert<ProsecutorGrade>(person, Chance(6) ? DateOnly.MinValue : from, Chance(3) ? from.AddDays(1 + random.Next(700)) : null, 1, 0, Chance(2) ? Reach.ThisPeriod : Reach.AllLater, ("Grade", Pick(["12", "11", "10", "8"]))));
            }
        }
    }

    public Condition Condition(QuestionCatalogue catalogue, int depth) => random.Next(depth > 0 ? 10 : 5) switch
    {
        0 or 1 => Test(catalogue.Fields),
        2 or 3 or 4 => Fact(catalogue.Kind(Pick(Kinds))!),
        5 => new Not(Condition(catalogue, depth - 1)),
        6 or 7 => new AnyOf([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Condition(catalogue, depth - 1))]),
        _ => new AllOf([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Condition(catalogue, depth - 1))]),
    };

    private FactTest Fact(QuestionKind kind)
    {
        When when = random.Next(kind.IsEvent ? 3 : 5) switch
        {
            0 => When.OnDay,
            1 => When.Ever,
            2 => Day() is var one && Day() is var other && one < other ? new When.Between(one, other) : new When.Between(other, one),
            _ => new When.SinceBefore(Chance(8) ? new DateOnly(2030, 1, 1) : Day()),
        };
        return new FactTest(kind.Key, when, when is When.SinceBefore || Chance(2) ? 1 : 1 + random.Next(3), Chance(4) ? null : Row(kind, 2));
    }

    private Condition Row(QuestionKind kind, int depth) => random.Next(depth > 0 ? 7 : 3) switch
    {
        3 => new Not(Row(kind, depth - 1)),
        4 => new AnyOf([Row(kind, depth - 1), Row(kind, depth - 1)]),
        5 => new AllOf([Row(kind, depth - 1), Row(kind, depth - 1)]),
        _ => Test(kind.Fields),
    };

    private FieldTest Test(ImmutableArray<QuestionField> fields)
    {
        var field = Pick(fields.AsSpan().ToArray());
        var op = Pick(QuestionOperators.Of(field).AsSpan().ToArray());
        return new FieldTest(field.Key, op, op switch
        {
            QuestionOperator.Empty => [Chance(2) ? "true" : "false"],
            QuestionOperator.In => [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Value(field)).Distinct()],
            _ => [Value(field)],
        });
    }

    private string Value(QuestionField field) => field.Type switch
    {
        QuestionFieldType.Code => Code(field),
        QuestionFieldType.Text => Pick(["示范", "示范大学", "检察官助理", "挂职", "人1", "大学", "%", "_"]),
        QuestionFieldType.Number => Pick(["2018", "2020", "2.5", "3", "4.0", "12"]),
        QuestionFieldType.YesNo => Chance(2) ? "true" : "false",
        QuestionFieldType.Years => random.Next(0, 60).ToString(CultureInfo.InvariantCulture),
        QuestionFieldType.Date => Pick([Day(), new DateOnly(random.Next(2012, 2026), 1, 1), new DateOnly(random.Next(2012, 2026), random.Next(1, 13), 1), Birthday()]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Pick([.. Offices, 4242]).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Mostly a code that people of these lives have.</summary>
    private string Code(QuestionField field)
    {
        var table = CodeTables.Get(field.Codes!);
        var known = new[] { "1", "2", "3", "01", "13", "11", "21", "12", "10", "8", "303", "4", "101", "201" }.Where(c => table.Find(c) is not null).ToArray();
        return known.Length > 0 && !Chance(4) ? Pick(known) : Pick(table.Entries.AsSpan().ToArray()).Code;
    }

    private DateOnly Day() => new DateOnly(2012, 1, 1).AddDays(random.Next(365 * 15));

    private DateOnly Birthday() => Chance(4) ? new DateOnly(Pick([1984, 1988, 1992]), 2, 29) : new DateOnly(1966, 1, 1).AddDays(random.Next(365 * 35));

    private PartialDate Partial() => Birthday() is var day && random.Next(3) is var precision
        ? precision switch { 0 => new PartialDate(day, DatePrecision.Day), 1 => new PartialDate(new DateOnly(day.Year, day.Month, 1), DatePrecision.Month), _ => new PartialDate(new DateOnly(day.Year, 1, 1), DatePrecision.Year) }
        : default;

    private T? Some<T>(T value)
        where T : struct => Chance(4) ? null : value;

    private bool Chance(int of) => random.Next(of) == 0;

    private T Pick<T>(T[] values) => values[random.Next(values.Length)];
}
