using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.App.Tests.Access;

public class SessionTests(SignedApp app) : IClassFixture<SignedApp>
{
    [Fact]
    public async Task A_stranger_is_led_to_the_sign_in_page_and_back_after_it()
    {
        using var client = app.Client();

        using var first = await client.GetAsync("/admin/accounts?q=x");
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var door = first.Headers.Location!.PathAndQuery;
        Assert.Equal("/sign-in?back=%2Fadmin%2Faccounts%3Fq%3Dx", door);

        using var reply = await SignedApp.SubmitAsync(client, door, ("Typed.UserName", "security"), ("Typed.Password", SignedApp.Password));
        Assert.Equal(HttpStatusCode.Redirect, reply.StatusCode);
        Assert.EndsWith("/admin/accounts?q=x", reply.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var page = await client.GetAsync(reply.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("账号与授权", WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        using var client = app.Client();
        using var reply = await SignedApp.SubmitAsync(client, "/sign-in", ("Typed.UserName", "security"), ("Typed.Password", SignedApp.Password));

        var cookie = Assert.Single(reply.Headers.GetValues("Set-Cookie"), c => c.StartsWith("duoshi=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_wrong_password_is_told_in_both_languages_and_names_nothing()
    {
        foreach (var (language, text) in new[] { ("zh-CN", "账号或密码不正确。"), ("en", "The account or the password is not right.") })
        {
            using var client = app.Client();
            (await client.GetAsync($"/language/{language}")).Dispose();
            using var reply = await SignedApp.SubmitAsync(client, "/sign-in", ("Typed.UserName", "no-such-account"), ("Typed.Password", "x"));
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
            Assert.Contains(text, WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_language_chosen_once_follows_the_account_to_another_browser()
    {
        await app.AccountAsync("traveller");
        using (var first = app.Client())
        {
            (await first.GetAsync("/language/en")).Dispose();
            (await SignedApp.SubmitAsync(first, "/sign-in", ("Typed.UserName", "traveller"), ("Typed.Password", SignedApp.Password))).Dispose();
        }

        using var other = await app.ClientOfAsync("traveller");

        Assert.Contains("My account", WebUtility.HtmlDecode(await other.GetStringAsync("/me/account")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = app.Client();
        using var reply = await client.PostAsync("/sign-in", new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_handler"] = "sign-in", ["Typed.UserName"] = "security", ["Typed.Password"] = SignedApp.Password }));

        Assert.Equal(HttpStatusCode.BadRequest, reply.StatusCode);
    }

    [Fact]
    public async Task A_page_outside_ones_rights_is_refused()
    {
        using var client = await app.ClientOfAsync("chief");

        using var page = await client.GetAsync("/admin/accounts");
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.StartsWith("/sign-in", page.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var api = await client.GetAsync("/api/v1/admin/accounts");
        Assert.Equal(HttpStatusCode.Forbidden, api.StatusCode);
        var problem = await api.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("access.forbidden", problem.GetProperty("code").GetString());
        Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("security", "/admin/accounts")]
    [InlineData("security", "/admin/policy")]
    [InlineData("auditor", "/admin/audit")]
    [InlineData("auditor", "/admin/audit?actor=local&from=2020-01-01&to=2100-01-01&subjectKind=Account")]
    [InlineData("system", "/admin/jobs")]
    [InlineData("chief", "/me/account")]
    [InlineData("chief", "/me/tokens")]
    public async Task The_pages_of_administration_open_for_whom_they_are(string user, string path)
    {
        using var client = await app.ClientOfAsync(user);
        using var page = await client.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("<h1", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_an_account_shows_its_grants()
    {
        var account = await app.AccountAsync("shown", Role.Leader);
        using var client = await app.ClientOfAsync("security");

        var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/admin/accounts/{account}"));

        Assert.Contains("院领导", page, StringComparison.Ordinal);
        Assert.Contains("local:test", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disabled_account_is_out_within_the_same_second()
    {
        var account = await app.AccountAsync("leaving", Role.SecurityAdministrator);
        using var client = await app.ClientOfAsync("leaving");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/admin/accounts")).StatusCode);

        await app.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(account, true, null, default));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/admin/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/admin/accounts")).StatusCode);
    }

    [Fact]
    public async Task Who_must_change_the_password_is_led_there_and_nowhere_else()
    {
        await app.AccountAsync("fresh", Role.HrChief, mustChange: true);
        using var client = app.Client();
        using var entered = await SignedApp.SubmitAsync(client, "/sign-in", ("Typed.UserName", "fresh"), ("Typed.Password", SignedApp.Password));
        Assert.EndsWith("/password", entered.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/password", (await client.GetAsync("/")).Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/v1/me/tokens")).StatusCode);

        using var unlike = await SignedApp.SubmitAsync(client, "/password", ("Typed.Present", SignedApp.Password), ("Typed.Wanted", "Another-one-8"), ("Typed.Again", "Another-one-9"));
        Assert.Contains("两次输入", WebUtility.HtmlDecode(await unlike.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var changed = await SignedApp.SubmitAsync(client, "/password", ("Typed.Present", SignedApp.Password), ("Typed.Wanted", "Another-one-8"), ("Typed.Again", "Another-one-8"));
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/me/tokens")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await app.ClientOfAsync("security");
        // The form is in every page's head bar.
        var page = await client.GetStringAsync("/admin/policy");
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        using var reply = await client.PostAsync("/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));

        Assert.Equal("/sign-in", reply.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/admin/policy")).StatusCode);
        using var unsigned = await client.PostAsync("/sign-out", null);
        Assert.Equal(HttpStatusCode.BadRequest, unsigned.StatusCode);
    }

    [Fact]
    public async Task A_change_sent_by_another_sites_page_is_refused()
    {
        using var client = await app.ClientOfAsync("security");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/me/tokens") { Content = JsonContent.Create(new { name = "x", days = 1 }) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var reply = await client.SendAsync(request);

        Assert.Equal("request.foreign-site", (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_bearer_token_acts_with_the_rights_of_its_account_until_it_is_revoked()
    {
        using var client = await app.ClientOfAsync("security");
        using var made = await client.PostAsJsonAsync("/api/v1/me/tokens", new { name = "报表", days = 1 });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var token = await made.Content.ReadFromJsonAsync<JsonElement>();
        using var program = app.Client();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.GetProperty("token").GetString());

        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/admin/accounts")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/v1/admin/audit")).StatusCode);

        using var revoked = await client.DeleteAsync($"/api/v1/me/tokens/{token.GetProperty("id").GetInt64()}");
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        using var refused = await program.GetAsync("/api/v1/admin/accounts");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task A_reply_with_a_secret_is_not_kept_for_a_repeat()
    {
        using var client = await app.ClientOfAsync("chief");
        var key = Guid.NewGuid().ToString();
        async Task<long> Make()
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/me/tokens") { Content = JsonContent.Create(new { name = "x", days = 1 }) };
            request.Headers.Add("Idempotency-Key", key);
            using var reply = await client.SendAsync(request);
            return (await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        }

        Assert.NotEqual(await Make(), await Make());
    }

    [Fact]
    public async Task A_change_of_an_account_needs_the_version_it_is_based_on()
    {
        var account = await app.AccountAsync("changed");
        using var client = await app.ClientOfAsync("security");
        using var shown = await client.GetAsync($"/api/v1/admin/accounts/{account}");
        var tag = shown.Headers.ETag!;

        async Task<HttpStatusCode> Disable(EntityTagHeaderValue? based)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/admin/accounts/{account}/disabled") { Content = JsonContent.Create(new { disabled = true }) };
            if (based is not null)
            {
                request.Headers.IfMatch.Add(based);
            }

            using var reply = await client.SendAsync(request);
            return reply.StatusCode;
        }

        Assert.Equal(HttpStatusCode.PreconditionRequired, await Disable(null));
        Assert.Equal(HttpStatusCode.NoContent, await Disable(tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, await Disable(tag));
    }

    [Fact]
    public async Task The_audit_is_exported_with_cells_that_never_become_formulas()
    {
        await app.AsOperatorAsync(async s => (await s.GetRequiredService<CreateAccount>().RunAsync(new("formula", "=HYPERLINK(1)"), default)).Value);
        await app.AsOperatorAsync(async s => (await s.GetRequiredService<ListAccounts>().RunAsync(null, null, null, 0, 1, default)).Value);
        var id = await app.AccountAsync("acting");
        await app.AsOperatorAsync(s => s.GetRequiredService<LinkPerson>().RunAsync(id, null, null, default));
        using var client = await app.ClientOfAsync("auditor");

        var csv = await client.GetStringAsync("/api/v1/admin/audit.csv?act=account");

        Assert.StartsWith("sequence,at,actorId,actor,act", csv.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Contains("\"account-create\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=", csv, StringComparison.Ordinal);
        var policy = await client.GetStringAsync("/api/v1/admin/policy.csv");
        Assert.Contains("AuditRead", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_chain_is_whole_after_all_this()
    {
        using var client = await app.ClientOfAsync("auditor");
        using var reply = await client.PostAsync("/api/v1/admin/audit/verification", null);

        var verdict = await reply.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(verdict.GetProperty("whole").GetBoolean());
        Assert.True(verdict.GetProperty("entries").GetInt64() > 5);
    }
}
