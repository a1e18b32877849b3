using System.Globalization;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>Whose forms a page's address asks for.</summary>
/// <param name="Office">Key of an office: it and all below; empty: everybody within reach.</param>
/// <param name="People">Keys of people, comma-separated; empty: all of the office.</param>
internal sealed record ExportSelection(string? Office, string? People)
{
    /// <summary>Forms shown on one page to be printed.</summary>
    public const int MostPrinted = 50;

    public long? OfficeKey => Key(Office);

    /// <summary>The people named; null: nobody is.</summary>
    public IReadOnlyList<long>? Keys => string.IsNullOrEmpty(People) ? null : [.. People.Split(',').Select(p => Key(p) ?? 0).Where(p => p > 0)];

    /// <summary>The same for a download.</summary>
    public string Query => (OfficeKey is { } key ? $"&officeId={key}" : "") + string.Concat((Keys ?? []).Select(k => $"&person={k}"));

    public async Task<Outcome<FormSelection>> ReadAsync(ExportForms forms, CancellationToken ct) =>
        OfficeKey is not { } key ? new FormSelection(Keys)
        : (await forms.OfOfficeAsync(key, ct)).Succeeded(out var ofOffice, out var unknown) ? ofOffice with { People = Keys }
        : unknown;

    private static long? Key(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null;
}
