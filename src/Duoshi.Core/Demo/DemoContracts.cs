namespace Duoshi.Core.Demo;

/// <summary>The term of a labour contract.</summary>
public sealed class DemoContract : DemoPeriod;

/// <summary>Labour contracts of people employed outside the establishment: three years each, one after another.</summary>
public static class DemoContracts
{
    private const int Years = 3;

    /// <summary>The contracts under which a place is held, the one that runs today included.</summary>
    /// <param name="held">The place; its end ends the last contract.</param>
    /// <param name="today">The last day on which a new one may begin.</param>
    public static IEnumerable<DemoContract> Of(DemoEstablishmentHeld held, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(held);
        for (var from = held.From; from < held.To && from <= today;)
        {
            var to = from.AddYears(Years) < held.To ? from.AddYears(Years) : held.To;
            yield return new DemoContract { From = from, To = to };
            from = to;
        }
    }
}
