using System.Globalization;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Platform.Access;
using Microsoft.AspNetCore.Components;

namespace Duoshi.Modules.Organisation.Pages;

/// <summary>机构: the tree of offices as of a day, as a tree or as a table.</summary>
public partial class OfficeTreePage
{
    private bool mayExport;
    private bool mayFound;
    private bool founding;
    private string? refusal;

    [SupplyParameterFromQuery]
    private string? AsOf { get; set; }

    [SupplyParameterFromQuery]
    private string? KnownAt { get; set; }

    /// <summary>table: the twin that reads line by line.</summary>
    [SupplyParameterFromQuery]
    private string? View { get; set; }

    /// <summary>business: by guidance.</summary>
    [SupplyParameterFromQuery]
    private string? By { get; set; }

    [SupplyParameterFromQuery(Name = "own")]
    private string? OwnOnly { get; set; }

    /// <summary>The office the tree is opened at.</summary>
    [SupplyParameterFromQuery]
    private long? At { get; set; }

    [SupplyParameterFromQuery]
    private string? Q { get; set; }

    [SupplyParameterFromQuery]
    private string? Level { get; set; }

    [SupplyParameterFromQuery]
    private string? After { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IActor Actors { get; set; } = default!;

    [Inject]
    private OfficeSight Sight { get; set; } = default!;

    private bool AsTable => View == "table";

    private bool Business => By == "business";

    private bool Own => OwnOnly == "1";

    private string ExportAddress => Navigation.GetUriWithQueryParameters("/api/v1/offices/export", new Dictionary<string, object?>
    {
        ["q"] = AsTable ? Q : null,
        ["level"] = AsTable ? Level : null,
        ["asOf"] = AsOf,
        ["knownAt"] = KnownAt,
        ["format"] = "xlsx",
    });

    protected override async Task OnParametersSetAsync()
    {
        var actor = await Actors.CurrentAsync();
        mayExport = actor.May(Permission.RecordExport);
        mayFound = actor.May(Permission.OrganisationChange) && string.IsNullOrEmpty(KnownAt);
        refusal = (await Sight.OpenAsync(AsOf, KnownAt, CancellationToken.None)).Refusal?.Text;
    }

    private string Address(string key, string? value) => Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { [key] = value, ["after"] = null });

    private void Locate(OfficeRow? office)
    {
        if (office is not null)
        {
            Navigation.NavigateTo(Address("at", office.OfficeId.ToString(CultureInfo.InvariantCulture)));
        }
    }

    private void Founded(long office) => Navigation.NavigateTo($"/offices/{office.ToString(CultureInfo.InvariantCulture)}");
}
