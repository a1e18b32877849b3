using Duoshi.Core.Demo;

namespace Duoshi.Core.Tests.Demo;

/// <summary>One generated province, shared by the tests that look at it.</summary>
public sealed class DemoProvince
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public DemoProvince()
    {
        Record = DemoRecord.Generate(1, Today, DemoScale.Province);
        People = [.. Record.People().SelectMany(b => b.People)];
    }

    public DemoRecord Record { get; }

    public IReadOnlyList<DemoPerson> People { get; }

    public IEnumerable<DemoPerson> InService => People.Where(p => p.InService(Today));

    /// <summary>First days of the quarters of the fifteen years.</summary>
    public static IEnumerable<DateOnly> Quarters => Enumerable.Range(0, 60).Select(i => new DateOnly(2012, 1, 1).AddMonths(3 * i)).Where(d => d <= Today);
}
