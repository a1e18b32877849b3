using Duoshi.Core.Forms;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Exchange;

/// <summary>Appointment forms over HTTP: what one would say, one as a file, many as a zip.</summary>
internal static class ExportEndpoints
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/exports/forms/{person:long}", async (long person, ExportForms slice, CancellationToken ct) =>
                (await slice.ComposeAsync(person, ct)).Succeeded(out var form, out var why) ? Results.Ok(FormElementsOut.Of(form)) : why.ToHttp())
            .WithSummary("The elements of a person's form as they would go out, and which are verbatim, composed or withheld").Produces<FormElementsOut>().Needs(Permission.RecordExport);
        api.MapGet("/exports/forms/{person:long}.lrmx", (long person, ExportForms slice, CancellationToken ct) => OneAsync(person, FormFormat.Lrmx, "application/xml", slice, ct))
            .WithSummary("A person's form as an exchange file").ProducesFile("application/xml").ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.RecordExport);
        api.MapGet("/exports/forms/{person:long}.docx", (long person, ExportForms slice, CancellationToken ct) => OneAsync(person, FormFormat.Docx, Docx, slice, ct))
            .WithSummary("A person's form as a Word document").ProducesFile(Docx).ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.RecordExport);
        api.MapGet("/exports/forms.zip", ManyAsync)
            .WithSummary("The forms of people (person, repeated) or of an office and all below it, as lrmx or docx, in a zip").ProducesFile("application/zip").ProducesProblem(StatusCodes.Status404NotFound).Needs(Permission.RecordExport);
        api.MapGet("/exports/forms/count", async ([FromQuery] long[]? person, string? office, long? officeId, ExportForms slice, CancellationToken ct) =>
                (await SelectionAsync(person, office, officeId, slice, ct)).Succeeded(out var selection, out var why) ? (await slice.CountAsync(selection, ct)).ToHttp() : why.ToHttp())
            .WithSummary("How many forms a selection means").Produces<int>().Needs(Permission.RecordExport);
    }

    /// <summary>The texts of a form by element, and where they come from.</summary>
    public sealed record FormElementsOut(IReadOnlyDictionary<string, string> Elements, IReadOnlyList<string> Verbatim, IReadOnlyList<string> Composed, IReadOnlyList<string> Withheld)
    {
        /// <summary>Photo and family apart: the file has them.</summary>
        internal static FormElementsOut Of(ComposedForm form) => new(
            FormElements.All.Where(e => e.Kind is not (FormElementKind.Photo or FormElementKind.Family) && form.Form.StateOf(e) != ElementState.Absent).ToDictionary(e => e.Name, e => form.Form.Text(e) ?? ""),
            form.Verbatim, form.Composed, form.Withheld);
    }

    private static async Task<IResult> OneAsync(long person, FormFormat format, string mediaType, ExportForms slice, CancellationToken ct)
    {
        await foreach (var file in slice.RunAsync(new FormSelection([person]), format, ct))
        {
            return Results.File(file.Content, mediaType, file.FileName);
        }

        return Refusal.NotFound.ToHttp();
    }

    private static async Task<IResult> ManyAsync([FromQuery] long[]? person, string? office, long? officeId, string? format, ExportForms slice, CancellationToken ct)
    {
        if (!(await SelectionAsync(person, office, officeId, slice, ct)).Succeeded(out var selection, out var why))
        {
            return why.ToHttp();
        }

        if (!(await slice.CountAsync(selection, ct)).Succeeded(out var count, out why) || count == 0)
        {
            return (why ?? Refusal.NotFound).ToHttp();
        }

        // Everything is made before the first byte leaves: a fault is then an answer, not a broken zip.
        var content = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });
        try
        {
            var wanted = string.Equals(format, "docx", StringComparison.OrdinalIgnoreCase) ? FormFormat.Docx : FormFormat.Lrmx;
            await slice.ZipAsync(content, selection, wanted, ct);
            content.Position = 0;
            return Results.File(content, "application/zip", $"forms-{count}-{wanted.ToString().ToLowerInvariant()}.zip");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private static async Task<Outcome<FormSelection>> SelectionAsync(long[]? people, string? office, long? officeId, ExportForms slice, CancellationToken ct)
    {
        var named = people is { Length: > 0 } ? people : null;
        if (string.IsNullOrWhiteSpace(office) && officeId is null)
        {
            return new FormSelection(named);
        }

        var found = officeId is { } key ? await slice.OfOfficeAsync(key, ct) : await slice.OfOfficeAsync(office!, ct);
        return found.Succeeded(out var selection, out var why) ? selection with { People = named } : why;
    }
}
