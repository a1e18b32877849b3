using Duoshi.Core.Time;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>Acts on one line of facts of an office, department or position.</summary>
internal static class FactLine
{
    /// <summary>Fields that hold from a day on, each until it was itself changed later.</summary>
    public static FactWrite From<T>(FactKinds kinds, long subject, short? slot, PartialDate from, params (string Property, object? Value)[] values)
        where T : Fact => Over<T>(kinds, subject, slot, from, null, Reach.AllLater, values);

    /// <summary>Fields that hold from a day to another, or to the end of the period that holds then.</summary>
    public static FactWrite Over<T>(FactKinds kinds, long subject, short? slot, PartialDate from, PartialDate? until, Reach reach, params (string Property, object? Value)[] values)
        where T : Fact
    {
        var kind = kinds.Get<T>();
        var changes = values.ToImmutableDictionary(v => kind.PositionOf(char.ToLowerInvariant(v.Property[0]) + v.Property[1..]), v => v.Value);
        return new FactWrite(kind, subject, slot, 0, new FactAct.Insert(from, until, changes, reach));
    }

    /// <summary>What holds on the day, and all later, no longer holds from it on.</summary>
    public static FactWrite Ends<T>(FactKinds kinds, long subject, short slot, PartialDate on, Reach reach = Reach.AllLater)
        where T : Fact => new(kinds.Get<T>(), subject, slot, 0, new FactAct.End(on, reach));
}
