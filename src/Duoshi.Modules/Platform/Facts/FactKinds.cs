namespace Duoshi.Modules.Platform.Facts;

/// <summary>All kinds of fact that the modules registered, by key and by entity.</summary>
public sealed class FactKinds
{
    private readonly Dictionary<string, FactKind> byKey;
    private readonly Dictionary<Type, FactKind> byEntity;

    internal FactKinds(IEnumerable<FactKind> kinds)
    {
        All = [.. kinds.OrderBy(k => k.Subject).ThenBy(k => k.Order)];
        byKey = All.ToDictionary(k => k.Key, StringComparer.Ordinal);
        byEntity = All.ToDictionary(k => k.Entity);
    }

    public ImmutableArray<FactKind> All { get; }

    public FactKind? Find(string key) => byKey.GetValueOrDefault(key);

    public FactKind Get<T>()
        where T : Fact => byEntity[typeof(T)];

    public IEnumerable<FactKind> Of(SubjectKind subject) => All.Where(k => k.Subject == subject);
}
