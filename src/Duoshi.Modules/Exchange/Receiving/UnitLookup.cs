using System.Collections.Concurrent;
using System.Globalization;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>Looks units up in the tree as it is today; remembers what it found for the length of one run. Parts of a run share it side by side.</summary>
internal sealed class UnitLookup(IOffices offices, IDbContextFactory<DuoshiDb> databases, KnownNames known, DateOnly today)
{
    private const int MostOffered = 5;

    private static readonly UnitFound Unsaid = new(null, null, null, null);

    private readonly ConcurrentDictionary<(string Unit, string? Department), UnitFound> ofRows = [];
    private readonly ConcurrentDictionary<string, IReadOnlyList<OfficeNode>> found = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, IReadOnlyList<DepartmentName>> departments = [];
    private readonly ConcurrentDictionary<long, string> names = [];
    private readonly ConcurrentDictionary<string, (string Zh, string En)> remembered = new(StringComparer.Ordinal);
    private List<(long OfficeId, string Name)>? all;
    private IOfficesOfDay? tree;

    /// <summary>Names that somebody said the meaning of, for the office the batch is imported for.</summary>
    public KnownNames Names => known;

    /// <summary>The office at the head of a text of duties; null when the tree doesn't know it or several fit.</summary>
    public async Task<OfficeNode?> InDutiesAsync(string duties, CancellationToken ct)
    {
        foreach (var candidate in UnitText.Candidates(duties))
        {
            switch (await FindAsync(candidate, ct))
            {
                case [var only]:
                    return only;
                case { Count: > 1 }:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What the unit and department of a roster's row come to.</summary>
    public async Task<UnitFound> OfRowAsync(string? unit, string? department, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(unit))
        {
            return Unsaid;
        }

        if (!ofRows.TryGetValue((unit, department), out var known))
        {
            ofRows[(unit, department)] = known = await OfUnitAsync(unit, department, ct);
        }

        return known;
    }

    private async Task<UnitFound> OfUnitAsync(string unit, string? department, CancellationToken ct)
    {
        var nodes = await FindAsync(unit, ct);
        if (nodes is not [var office])
        {
            var near = nodes.Count > 1 ? nodes.Take(MostOffered).Select(n => n.Name).ToList() : (await NearestAsync(unit, ct)).ConvertAll(n => n.Name);
            return new UnitFound(null, null, null, (nodes.Count > 1
                ? new MappingProblem("unit.ambiguous", $"单位“{unit}”对应多个院", $"请写全称：{string.Join("、", near)}", $"“{unit}” means several offices", $"Write the full name: {string.Join(", ", near)}")
                : new MappingProblem(
                    "unit.unknown", $"没有找到单位“{unit}”", near.Count > 0 ? $"最接近的有：{string.Join("、", near)}，请改正" : "请先在机构中建立该单位，或改正名称",
                    $"There is no office “{unit}”", near.Count > 0 ? $"Nearest: {string.Join(", ", near)}; mend it" : "Found the office first, or mend the name")) with
            { Unknown = new UnknownText(KnownNames.Offices, unit) });
        }

        var within = string.IsNullOrEmpty(department) ? null : (await DepartmentsAsync(office.OfficeId, ct)).FirstOrDefault(d => string.Equals(d.Name, department, StringComparison.Ordinal));
        return new UnitFound(office.OfficeId, office.Name, within?.DepartmentId, null) { Note = remembered.TryGetValue(unit, out var note) ? note : null };
    }

    /// <summary>The office a written unit is; null when none or several fit.</summary>
    public async Task<long?> OnlyAsync(string unit, CancellationToken ct) => await FindAsync(unit, ct) is [var only] ? only.OfficeId : null;

    public async Task<string> NameAsync(long office, CancellationToken ct)
    {
        if (!names.TryGetValue(office, out var name))
        {
            names[office] = name = (await TreeAsync(ct)).Find(office)?.Name ?? "";
        }

        return name;
    }

    /// <summary>The office's place in the tree today; null when it has none.</summary>
    public async Task<string?> PathAsync(long office, CancellationToken ct) => (await TreeAsync(ct)).Find(office)?.Path;

    public string NameOf(long office) => names.GetValueOrDefault(office, "");

    private async Task<IReadOnlyList<OfficeNode>> FindAsync(string text, CancellationToken ct)
    {
        if (!found.TryGetValue(text, out var nodes))
        {
            nodes = (await TreeAsync(ct)).Recognise(text);
            if (nodes.Count != 1 && known.Find(KnownNames.Offices, text) is { } meant && await MeantAsync(meant, ct) is { } office)
            {
                nodes = [office];
                remembered[text] = CodeReading.Remembered(text, office.Name, meant);
            }

            foreach (var node in nodes)
            {
                names[node.OfficeId] = node.Name;
            }

            // Last: who finds it here may ask for the name.
            found[text] = nodes;
        }

        return nodes;
    }

    /// <summary>The tree of today, asked for once; two who ask at once get trees that are equal.</summary>
    private async ValueTask<IOfficesOfDay> TreeAsync(CancellationToken ct) => tree ??= await offices.OfDayAsync(today, ct);

    private async Task<OfficeNode?> MeantAsync(KnownName meant, CancellationToken ct)
    {
        if (!long.TryParse(meant.Target, NumberStyles.None, CultureInfo.InvariantCulture, out var office))
        {
            return null;
        }

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<OfficeNode>().AsNoTracking().FirstOrDefaultAsync(n => n.OfficeId == office && n.ValidFrom <= today && today < n.ValidTo, ct);
    }

    private async Task<IReadOnlyList<DepartmentName>> DepartmentsAsync(long office, CancellationToken ct)
    {
        if (!departments.TryGetValue(office, out var known))
        {
            departments[office] = known = await offices.DepartmentsAsync(office, today, ct);
        }

        return known;
    }

    /// <summary>Offices whose names share most pairs of characters with the text.</summary>
    public async Task<List<(long OfficeId, string Name)>> NearestAsync(string text, CancellationToken ct)
    {
        if (all is null)
        {
            await using var db = await databases.CreateDbContextAsync(ct);
            all = (await db.Set<OfficeNode>().AsNoTracking().Where(n => n.ValidFrom <= today && today < n.ValidTo).Select(n => new { n.OfficeId, n.Name }).ToListAsync(ct)).ConvertAll(n => (n.OfficeId, n.Name));
        }

        var pairs = Pairs(text);
        return [.. all.Select(n => (Office: n, Shared: Shared(pairs, Pairs(n.Name))))
            .Where(n => n.Shared >= 0.5)
            .OrderByDescending(n => n.Shared).ThenBy(n => n.Office.Name, StringComparer.Ordinal)
            .Take(MostOffered).Select(n => n.Office)];
    }

    private static HashSet<string> Pairs(string text) => [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2)).Where(p => p is not ("人民" or "民检" or "检察" or "察院"))];

    private static double Shared(HashSet<string> one, HashSet<string> other) =>
        one.Count + other.Count == 0 ? 0 : 2.0 * one.Count(other.Contains) / (one.Count + other.Count);
}
