namespace Duoshi.Modules.Platform.Facts;

/// <summary>The two forms of reading facts. Never one with a parameter for the literal: no partial index would be used.</summary>
public static class FactReads
{
    /// <summary>Rows that stood at the known moment, of any day.</summary>
    public static IQueryable<T> As<T>(this IQueryable<T> facts, Known known)
        where T : Fact
    {
        if (known.IsNow)
        {
            return facts.Where(f => f.SupersededBy == Fact.Current);
        }

        var change = known.Change;
        return facts.Where(f => f.RecordedBy <= change && f.SupersededBy > change);
    }

    /// <summary>Rows that held on a day, as known at a moment.</summary>
    public static IQueryable<T> At<T>(this IQueryable<T> facts, DateOnly day, Known known)
        where T : Fact =>
        facts.As(known).Where(f => f.ValidFrom <= day && day < f.ValidTo);

    /// <inheritdoc cref="At{T}(IQueryable{T}, DateOnly, Known)"/>
    public static IQueryable<T> At<T>(this IQueryable<T> facts, Moment moment)
        where T : Fact => facts.At(moment.Day, moment.Known);
}
