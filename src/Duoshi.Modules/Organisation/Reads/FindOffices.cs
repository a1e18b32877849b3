using System.Globalization;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;

namespace Duoshi.Modules.Organisation.Reads;

/// <summary>Finds offices for the palette by part of name, short name or unit code.</summary>
internal sealed class FindOffices(ListOffices list) : IFinder
{
    public int Order => 20;

    public async Task<IReadOnlyList<Finding>> FindAsync(Actor actor, string text, int most, CancellationToken ct) =>
        actor.May(Permission.OrganisationRead) && (await list.RunAsync(new OfficeQuestion { Q = text }, null, most, ct)).Succeeded(out var page, out _)
            ? [.. page.Rows.Select(o => new Finding(o.Name, o.UnitCode, $"/offices/{o.OfficeId.ToString(CultureInfo.InvariantCulture)}"))]
            : [];
}
