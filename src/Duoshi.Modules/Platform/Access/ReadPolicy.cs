using System.Text;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Platform.Access;

/// <summary>The policy table for people: which role may what, and which class of fields it reads.</summary>
internal sealed class ReadPolicy(IActor actors)
{
    /// <param name="Roles">The roles that have the permission.</param>
    public sealed record Line(Permission Permission, string Name, IReadOnlyList<Role> Roles);

    /// <param name="Reads">The widest class of fields the role reads; null: no record at all.</param>
    public sealed record RoleLine(Role Role, string Name, FieldClass? Reads);

    public sealed record Matrix(IReadOnlyList<RoleLine> Roles, IReadOnlyList<Line> Permissions);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/policy", async (ReadPolicy slice, CancellationToken ct) => (await slice.RunAsync(ct)).ToHttp())
            .WithSummary("The policy table: permission by role").Needs(Permission.PolicyRead).Produces<Matrix>();
        api.MapGet("/admin/policy.csv", async (ReadPolicy slice, CancellationToken ct) =>
                (await slice.RunAsync(ct)).ToHttp(matrix => Results.File(Csv(matrix), "text/csv; charset=utf-8", "policy.csv")))
            .WithSummary("The policy table as CSV").ProducesFile(Described.Csv).Needs(Permission.PolicyRead);
    }

    public async Task<Outcome<Matrix>> RunAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.May(Permission.PolicyRead)
            ? new Matrix(
                [.. Enum.GetValues<Role>().Select(r => new RoleLine(r, r.Name(), Policy.Reads(r)))],
                [.. Enum.GetValues<Permission>().Select(p => new Line(p, p.Name(), [.. Enum.GetValues<Role>().Where(r => Policy.Allows(r, p))]))])
            : Refusal.Forbidden;
    }

    /// <summary>The table as CSV with a byte order mark, which spreadsheets need to read Chinese right.</summary>
    public static byte[] Csv(Matrix matrix)
    {
        var text = new StringBuilder("permission,name");
        foreach (var role in matrix.Roles)
        {
            text.Append(',').Append(role.Role);
        }

        text.Append('\n');
        foreach (var line in matrix.Permissions)
        {
            text.Append(line.Permission).Append(",\"").Append(line.Name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            foreach (var role in matrix.Roles)
            {
                text.Append(line.Roles.Contains(role.Role) ? ",1" : ",0");
            }

            text.Append('\n');
        }

        text.Append("reads,");
        foreach (var role in matrix.Roles)
        {
            text.Append(',').Append(role.Reads?.ToString() ?? "");
        }

        text.Append('\n');
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
