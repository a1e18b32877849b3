using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Duoshi.App.Tests.Access;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Personnel.Registration;
using Duoshi.Modules.Platform.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Selection;

/// <summary>补录 over HTTP: nothing comes onto the record by one pair of hands.</summary>
public sealed class SecondPersonTests(SignedApp app) : IClassFixture<SignedApp>
{
    [Fact]
    public async Task Who_enters_a_paper_decision_is_refused_as_its_checker_and_another_is_not()
    {
        await app.AccountAsync("second", Role.HrChief);
        var office = (await app.AsOperatorAsync(s => s.GetRequiredService<FoundOffice>().RunAsync(
            new FoundOffice.Act { On = "2005-01-01", Office = new NewOffice { Name = "示范市人民检察院", Level = "2" } }, default))).Value.Id;
        var person = (await app.AsOperatorAsync(s => s.GetRequiredService<RegisterPerson>().RunAsync(
            new RegisterPerson.Body(
                office, "2015.06", new() { ["name"] = "张三", ["sex"] = "男", ["birth"] = "1990.05" },
                [new("appointment", null, null, new() { ["manner"] = "1", ["postName"] = "书记员", ["officeId"] = $"{office}" })], true, null, "示检任〔2015〕1号"), default))).Value.PersonId;
        using var first = await app.ClientOfAsync("chief");
        using var second = await app.ClientOfAsync("second");

        using var entered = await first.PostAsJsonAsync("/api/v1/paper-decisions", new
        {
            officeId = office,
            body = "市院党组",
            documentNumber = "示检任〔2026〕8号",
            decidedOn = "2026.06.01",
            effectiveOn = "2026.06.20",
            acts = new[] { new { kind = "Grade", personId = person, code = "12" } },
        });
        Assert.Equal(HttpStatusCode.Created, entered.StatusCode);
        var id = (await entered.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();

        Assert.Equal((HttpStatusCode)428, (await AcceptAsync(first, id, null)).Status);
        var own = await AcceptAsync(first, id, 1);
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Contains("decision.own", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("五级检察官", await first.GetStringAsync($"/api/v1/persons/{person}"), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.PreconditionFailed, (await AcceptAsync(second, id, 7)).Status);
        Assert.Equal(HttpStatusCode.OK, (await AcceptAsync(second, id, 1)).Status);
        Assert.Contains("五级检察官", await first.GetStringAsync($"/api/v1/persons/{person}"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Text)> AcceptAsync(HttpClient client, long id, int? version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/paper-decisions/{id}/acceptance") { Content = JsonContent.Create(new { answer = "" }) };
        if (version is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\"");
        }

        using var reply = await client.SendAsync(request);
        return (reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }
}
