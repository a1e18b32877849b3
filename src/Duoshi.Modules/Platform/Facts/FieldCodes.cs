using Duoshi.Core.Codes;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>The code tables as fields use them. Codes are stored and compared; names are for people.</summary>
internal static class FieldCodes
{
    public static CodeEntry? Find(string table, string code) => CodeTables.Get(table).Find(code);

    /// <summary>The name of a code in the user's language; the code itself where the table no longer has it.</summary>
    public static string Name(string table, string? code) =>
        code is null ? "" : Find(table, code) is { } entry ? entry.NameFor(!Words.Chinese) : code;

    /// <summary>The Chinese name, for forms and files.</summary>
    public static string ChineseName(string table, string? code) => code is null ? "" : Find(table, code)?.Name ?? code;

    /// <summary>Names near an unknown text, to offer.</summary>
    public static IReadOnlyList<string> Nearest(string table, string text) =>
        CodeTables.Get(table).Match(text) is CodeMatch.Unknown unknown ? [.. unknown.Nearest.Select(e => e.Name)] : [];
}
