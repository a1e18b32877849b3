using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform;

/// <summary>A module's table of contents: what it maps, serves, shows and lets people do.</summary>
public interface IModule
{
    /// <summary>Prefix of its tables, lower case.</summary>
    string Name { get; }

    /// <summary>Kinds of fact it keeps.</summary>
    IEnumerable<FactKind> FactKinds => [];

    /// <summary>Tables other than facts.</summary>
    void MapTables(ModelBuilder model, bool postgres)
    {
    }

    void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Endpoints below /api/v1, each with its permission.</summary>
    void MapEndpoints(IEndpointRouteBuilder api)
    {
    }

    IEnumerable<MenuEntry> Menu => [];
}

/// <summary>An entry of the main menu.</summary>
/// <param name="Group">Heading it stands under, one of <see cref="MenuGroup"/>.</param>
/// <param name="Order">Order within the group.</param>
/// <param name="Href">Address of the page.</param>
/// <param name="Zh">Chinese text.</param>
/// <param name="En">English text.</param>
/// <param name="Icon">SVG path of the icon (MudBlazor's).</param>
/// <param name="Permission">Who sees it.</param>
/// <param name="NoteZh">What one does there, in Chinese, for the home page.</param>
/// <param name="NoteEn">The same in English.</param>
public sealed record MenuEntry(
    MenuGroup Group, int Order, string Href, string Zh, string En, string Icon, Permission Permission, string NoteZh = "", string NoteEn = "");

/// <summary>The headings of the main menu, in order.</summary>
public enum MenuGroup
{
    Home,
    Personnel,
    Organisation,
    Exchange,
    Own,
    Administration,
}
