using Duoshi.Core.Engines.Questions;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Duoshi.Modules.Personnel.Questions;

/// <summary>A field one can ask about, with its comparisons.</summary>
internal sealed record AskableFieldView(string Key, string Zh, string En, string Type, string? Codes, IReadOnlyList<string> Operators);

/// <summary>A kind of fact one can ask about.</summary>
internal sealed record AskableKindView(string Key, string Zh, string En, bool IsEvent, IReadOnlyList<AskableFieldView> Fields);

/// <summary>Everything the actor can ask about.</summary>
internal sealed record AskableView(IReadOnlyList<AskableFieldView> Fields, IReadOnlyList<AskableKindView> Kinds, IReadOnlyList<string> Columns, IReadOnlyList<string> Groupings, IReadOnlyList<string> Orders);

/// <summary>What the actor can ask about: for the builder, and for whoever writes questions by hand.</summary>
internal sealed class ReadQuestionCatalogue(FactKinds kinds, IActor actors)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/questions/fields", async (ReadQuestionCatalogue slice, CancellationToken ct) =>
            (await slice.RunAsync(ct)).ToHttp(c => Results.Ok(new AskableView(
                [.. c.Fields.Select(View)], [.. c.Kinds.Select(k => new AskableKindView(k.Key, k.Zh, k.En, k.IsEvent, [.. k.Fields.Select(View)]))],
                [.. c.Columns.Select(f => f.Key)], [.. c.Groupings.Select(f => f.Key)], [.. c.Orders]))))
        .WithSummary("What you can ask about: fields, kinds of fact, comparisons, columns, groupings")
        .Produces<AskableView>().Needs(Permission.PersonRead);

    public async Task<Outcome<QuestionCatalogue>> RunAsync(CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        return actor.May(Permission.PersonRead) && Askable.For(kinds, actor, Permission.PersonRead) is { } askable ? askable.Catalogue : Refusal.Forbidden;
    }

    private static AskableFieldView View(QuestionField field) =>
        new(field.Key, field.Zh, field.En, char.ToLowerInvariant(field.Type.ToString()[0]) + field.Type.ToString()[1..], field.Codes, [.. QuestionOperators.Of(field).Select(o => o.Key())]);
}
