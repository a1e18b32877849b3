using Duoshi.Modules.Personnel.Rosters;
using Microsoft.AspNetCore.Components;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>A page whose address holds a roster: who is listed and how.</summary>
public abstract class RosterAddressPage : ComponentBase
{
    [SupplyParameterFromQuery(Name = "columns")]
    public string? Columns { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "order")]
    public string? Order { get; set; }

    [SupplyParameterFromQuery(Name = "photo")]
    public string? Photo { get; set; }

    [SupplyParameterFromQuery(Name = "title")]
    public string? Heading { get; set; }

    [SupplyParameterFromQuery(Name = "subtitle")]
    public string? Subtitle { get; set; }

    [SupplyParameterFromQuery(Name = "people")]
    public string? People { get; set; }

    [SupplyParameterFromQuery(Name = "asOf")]
    public string? AsOf { get; set; }

    [SupplyParameterFromQuery(Name = "office")]
    public string? Office { get; set; }

    [SupplyParameterFromQuery(Name = "officeOnly")]
    public string? OfficeOnly { get; set; }

    [SupplyParameterFromQuery(Name = "category")]
    public string? Category { get; set; }

    [SupplyParameterFromQuery(Name = "grade")]
    public string? Grade { get; set; }

    [SupplyParameterFromQuery(Name = "line")]
    public string? Line { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    public string? Status { get; set; }

    /// <summary>Filters that only the list of people sets stand in the address too; this one stands for them when the page is rendered anew.</summary>
    [SupplyParameterFromQuery(Name = "name")]
    public string? Name { get; set; }

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    /// <summary>The query part of the address.</summary>
    protected string Address => new Uri(Navigation.Uri).Query.TrimStart('?');

    /// <summary>The request of the address in a fixed order, for links to other pages and files.</summary>
    protected string Whole => RosterRequest.Whole(Address);

    protected string AddressWith(params (string Name, string? Value)[] changes) =>
        Navigation.GetUriWithQueryParameters(changes.ToDictionary(c => c.Name, c => (object?)(string.IsNullOrEmpty(c.Value) ? null : c.Value), StringComparer.Ordinal));

    protected void Go(params (string Name, string? Value)[] changes) => Navigation.NavigateTo(AddressWith(changes));

    protected static string? Chosen(ChangeEventArgs e) => e.Value?.ToString()?.Trim() is { Length: > 0 } text ? text : null;
}
