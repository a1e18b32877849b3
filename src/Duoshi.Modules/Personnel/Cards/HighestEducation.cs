using Duoshi.Core.Codes;
using Duoshi.Modules.Personnel.Kinds;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>The highest education and degree of those finished by a day.</summary>
internal static class HighestEducation
{
    private static readonly CodeTable Levels = CodeTables.Get(CodeTableNames.EducationPersonnelZb64);
    private static readonly CodeTable Degrees = CodeTables.Get(CodeTableNames.DegreeGbt6864);

    private static readonly Dictionary<string, int> LevelOrder = Order(Levels);
    private static readonly Dictionary<string, int> DegreeOrder = Order(Degrees);

    /// <summary>Names as forms write them; unknown ones are left alone, since a form's text stays text.</summary>
    private static readonly Dictionary<string, string> LevelByName = Levels.Entries.DistinctBy(e => e.Name).ToDictionary(e => e.Name, e => e.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> DegreeByName = Degrees.Entries
        .SelectMany(e => new[] { (e.Name, e.Code), (Name: e["form_name"], e.Code) })
        .Where(e => e.Name.Length > 0).DistinctBy(e => e.Name)
        .ToDictionary(e => e.Name, e => e.Code, StringComparer.Ordinal);

    public static string? Level(IEnumerable<Education> studies, IEnumerable<EducationSummary> onForm) => Highest(
        studies.Select(s => s.EducationCode).Concat(onForm.Select(s => s.Education is { } name ? LevelByName.GetValueOrDefault(name) : null)), LevelOrder);

    /// <summary>Honorary degrees don't count.</summary>
    public static string? Degree(IEnumerable<Education> studies, IEnumerable<EducationSummary> onForm) => Highest(
        studies.Select(s => s.DegreeCode).Concat(onForm.Select(s => s.Degree is { } name ? DegreeByName.GetValueOrDefault(name) : null))
            .Where(c => c is not "1"), DegreeOrder);

    private static string? Highest(IEnumerable<string?> codes, Dictionary<string, int> order) =>
        codes.Where(c => c is not null).MinBy(c => order.GetValueOrDefault(c!, int.MaxValue));

    private static Dictionary<string, int> Order(CodeTable table) =>
        table.Entries.Select((e, i) => (e.Code, i)).ToDictionary(e => e.Code, e => e.i, StringComparer.Ordinal);
}
