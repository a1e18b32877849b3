using Duoshi.Core.Demo;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Demo;

public sealed class DemoSeedingTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_demo_brings_offices_people_cards_and_later_acts(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var demo = database.Services.GetRequiredService<IDemoPeople>();
        Assert.Equal(DemoState.Empty, await demo.StateAsync(TestContext.Current.CancellationToken));

        var steps = new Steps();
        var summary = (await demo.SeedAsync(new DemoOptions(DemoScale.City), steps, TestContext.Current.CancellationToken)).Value;
        Assert.Equal(DemoState.BrokenOff, await demo.StateAsync(TestContext.Current.CancellationToken));
        _ = (await demo.FinishAsync(TestContext.Current.CancellationToken)).Value;
        Assert.Equal(DemoState.Complete, await demo.StateAsync(TestContext.Current.CancellationToken));
        Assert.Equal(steps.Last!.Total, steps.Last.Done);

        var today = database.Clock.Today();
        await using var db = await database.OpenAsync();
        Assert.Equal(summary.Offices, await db.Set<OfficeName>().At(today, Known.Now).CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(summary.Offices, await db.Set<OfficeNode>().CountAsync(n => n.ValidFrom <= today && today < n.ValidTo, TestContext.Current.CancellationToken));
        Assert.Equal(summary.InService, await db.Set<Service>().At(today, Known.Now).CountAsync(s => s.Status == "1", TestContext.Current.CancellationToken));
        Assert.Equal(summary.InService, await db.Set<PersonCard>().CountAsync(c => c.ValidFrom <= today && today < c.ValidTo && c.Status == "1", TestContext.Current.CancellationToken));
        Assert.True(summary.InService > 700, $"{summary.InService}");

        var chief = await db.Set<PersonCard>().SingleAsync(c => c.PersonId == summary.ChiefPersonId && c.ValidFrom <= today && today < c.ValidTo, TestContext.Current.CancellationToken);
        Assert.Equal(summary.CountyOfficeId, chief.OfficeId);
        Assert.Equal("检察长", chief.MainPost);
        Assert.Contains("党组书记、检察长", chief.Duties, StringComparison.Ordinal);

        var acts = await db.Set<Change>().OrderBy(c => c.Id).ToListAsync(TestContext.Current.CancellationToken);
        Assert.True(acts.Count(c => c.Act is "correct-fact" or "insert-fact" or "withdraw-fact") >= 20);
        Assert.Contains(acts, c => c.Act == "withdraw-fact");
        Assert.Equal(acts.Select(c => c.At).Order(), acts.Select(c => c.At));
        foreach (var merits in new IQueryable<Fact>[] { db.Set<CaseCredit>(), db.Set<TalentTitle>(), db.Set<Competition>(), db.Set<Mentoring>() })
        {
            Assert.True(await merits.AnyAsync(TestContext.Current.CancellationToken), $"{merits.ElementType.Name}");
        }

        Assert.True(await db.Set<Mentoring>().AnyAsync(m => m.OtherPersonId != null, TestContext.Current.CancellationToken));
        Assert.Equal(await TelephoneAsync(database), Telephone(DemoRecord.Generate(new DemoOptions(DemoScale.City).Seed, today, DemoScale.City)));
        Assert.True(await db.Set<Appointment>().AnyAsync(a => a.ValidFrom > today && a.SupersededBy == Fact.Current, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Cards_of_a_demo_are_what_a_rebuild_gives(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        _ = (await database.Services.GetRequiredService<IDemoPeople>().SeedAsync(new DemoOptions(DemoScale.City, 5), new Steps(), TestContext.Current.CancellationToken)).Value;
        await using var db = await database.OpenAsync();
        var kept = await db.Set<PersonCard>().AsNoTracking().OrderBy(c => c.PersonId).ThenBy(c => c.ValidFrom).ToListAsync(TestContext.Current.CancellationToken);
        var people = kept.Select(c => c.PersonId).Distinct().ToList();
        var made = (await database.Services.GetRequiredService<PersonCards>().MakeAsync(db, people, Known.Now, TestContext.Current.CancellationToken))
            .OrderBy(c => c.PersonId).ThenBy(c => c.ValidFrom).ToList();
        Assert.Equal(kept.Count, made.Count);
        Assert.All(kept.Zip(made), pair => Assert.True(CardColumns.SameStretch(pair.First, pair.Second), $"{pair.First.Name} {pair.First.ValidFrom:O}"));
    }

    [Fact]
    public async Task A_record_with_people_or_offices_takes_no_demo()
    {
        await using var database = await TestDatabase.CreateAsync(Provider.Sqlite);
        var demo = database.Services.GetRequiredService<IDemoPeople>();
        var office = await database.OfficeAsync();
        Assert.Equal(DemoState.OtherContent, await demo.StateAsync(TestContext.Current.CancellationToken));
        Assert.Equal("demo.offices-there", (await demo.SeedAsync(new DemoOptions(DemoScale.City), new Steps(), TestContext.Current.CancellationToken)).Refusal?.Code);
        await database.PersonAsync(office: office);
        Assert.Equal("demo.people-there", (await demo.SeedAsync(new DemoOptions(DemoScale.City), new Steps(), TestContext.Current.CancellationToken)).Refusal?.Code);
    }

    /// <summary>Under 40, senior, in the criminal line, once on aid to Tibet: as the question answers it …</summary>
    private static async Task<int> TelephoneAsync(TestDatabase database)
    {
        await using var scope = database.ScopeOf(TestDatabase.Operator);
        var json = ExampleQuestions.For(TestDatabase.Kinds, TestDatabase.Operator, database.Clock.Today()).Single(e => e.Zh.Contains("援藏", StringComparison.Ordinal)).Json;
        var open = (await scope.ServiceProvider.GetRequiredService<OpenQuestions>().RunAsync(new() { Question = json }, TestContext.Current.CancellationToken)).Value;
        return (await scope.ServiceProvider.GetRequiredService<AnswerQuestion>().CountAsync(open, TestContext.Current.CancellationToken)).Count;
    }

    /// <summary>… and as the generator made it.</summary>
    private static int Telephone(DemoRecord record) => record.People().SelectMany(b => b.People).Count(p => p.InService(record.Today) && p.Birth > record.Today.AddYears(-40)
        && p.ProsecutorGrades.Any(g => g.Holds(record.Today) && int.Parse(g.Code, System.Globalization.CultureInfo.InvariantCulture) <= 7)
        && p.Appointments.Any(a => a.Manner == "1" && a.Holds(record.Today) && a.Line is "01" or "02" or "03")
        && p.Appointments.Any(a => a.Manner == "6" && a.OfficeName.Contains("西藏", StringComparison.Ordinal)));

    private sealed class Steps : IProgress<DemoProgress>
    {
        public DemoProgress? Last { get; private set; }

        public void Report(DemoProgress value) => Last = value;
    }
}
