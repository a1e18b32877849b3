using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Organisation;

/// <summary>What tests of the organisation share: a small province, and how its tree reads on a day.</summary>
internal static class OfficeHistories
{
    public static async Task<(long Province, long Eastern, long Western)> ProvinceOfTwoCitiesAsync(TestDatabase database)
    {
        var province = await database.OfficeAsync("示范省人民检察院", null, "1");
        return (province, await database.OfficeAsync("示范省东市人民检察院", province), await database.OfficeAsync("示范省西市人民检察院", province));
    }

    public static T Slice<T>(this TestDatabase database)
        where T : notnull => database.Services.GetRequiredService<T>();

    /// <summary>The tree of a day, a line an office: "name &lt; parent".</summary>
    public static async Task<IReadOnlyList<string>> TreeOnAsync(this TestDatabase database, DateOnly day)
    {
        var tree = (await database.Slice<OfficeIndexes>().PresentAsync(CancellationToken.None)).On(day);
        return [.. tree.InOrder.Select(n => n.ParentId is { } parent ? $"{Short(n)} < {Short(tree.Find(parent)!)}" : Short(n)).Order(StringComparer.Ordinal)];
    }

    public static async Task<long> VersionAsync(this TestDatabase database, long office)
    {
        await using var db = await database.OpenAsync();
        return await Modules.Organisation.Acts.SeenVersion.CurrentAsync(db, Modules.Platform.Facts.SubjectKind.Office, office, CancellationToken.None);
    }

    private static string Short(OfficeNode node) => node.Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("示范省", "", StringComparison.Ordinal) is { Length: > 0 } name ? name : "省院";
}
