using CsCheck;
using Duoshi.Core.Demo;
using Duoshi.Core.Demo.Careers;

namespace Duoshi.Core.Tests.Demo;

/// <summary>Cities drawn from any seed, for any day: the careers keep the rules of the service.</summary>
public sealed class DemoOverSeedsTests
{
    private const int Few = 5;
    private const int Many = 150;

    private static readonly Gen<(ulong Seed, DateOnly Today)> Drawn =
        Gen.Select(Gen.ULong, Gen.Int[0, (365 * 8) - 1], (seed, days) => (seed, new DateOnly(2021, 1, 1).AddDays(days)));

    [Fact]
    public void Any_seed_on_any_day_keeps_the_rules_of_the_service() => Keep(Few);

    [Fact]
    [Trait("Drill", "long")]
    public void Many_seeds_keep_the_rules_of_the_service() => Keep(Environment.GetEnvironmentVariable("DUOSHI_DRILL") is null ? 1 : Many);

    private static void Keep(int cities) => Drawn.Sample(
        drawn =>
        {
            var record = DemoRecord.Generate(drawn.Seed, drawn.Today, DemoScale.City);
            var people = record.People().SelectMany(b => b.People).ToList();
            foreach (var (name, broken) in DemoRules.All)
            {
                var breaches = broken(record, people).Take(3).ToList();
                Assert.True(breaches.Count == 0, $"{name}: {string.Join("; ", breaches)}");
            }

            Assert.Contains(people, p => p.Exit is { Way: "31" });
            Assert.Contains(people, p => p.Services.Select(s => s.Office).Distinct().Count() > 1);
        },
        iter: cities,
        threads: 2);
}
