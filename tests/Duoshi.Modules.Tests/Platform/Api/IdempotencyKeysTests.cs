using System.Text;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Platform.Api;

public class IdempotencyKeysTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_repeated_post_is_done_once_and_gets_the_same_answer(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var done = 0;
        var app = Pipeline(database, async http =>
        {
            done++;
            http.Response.StatusCode = 201;
            http.Response.ContentType = "application/json";
            await http.Response.WriteAsync($"{{\"id\":{done}}}");
        });
        var first = await PostAsync(database, app, "k1", "{\"a\":1}");
        var again = await PostAsync(database, app, "k1", "{\"a\":1}");
        Assert.Equal((201, "{\"id\":1}"), first);
        Assert.Equal(first, again);
        Assert.Equal(422, (await PostAsync(database, app, "k1", "{\"a\":2}")).Status);
        Assert.Equal((201, "{\"id\":2}"), await PostAsync(database, app, "k2", "{\"a\":1}"));
        Assert.Equal((201, "{\"id\":3}"), await PostAsync(database, app, null, "{\"a\":1}"));
        Assert.Equal(400, (await PostAsync(database, app, new string('x', 101), "")).Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_request_that_failed_may_be_tried_again_under_its_key(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var tries = 0;
        var app = Pipeline(database, http =>
        {
            http.Response.StatusCode = ++tries == 1 ? 503 : 204;
            return Task.CompletedTask;
        });
        Assert.Equal(503, (await PostAsync(database, app, "k", "x")).Status);
        Assert.Equal(204, (await PostAsync(database, app, "k", "x")).Status);
        Assert.Equal(204, (await PostAsync(database, app, "k", "x")).Status);
        Assert.Equal(2, tries);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_key_is_forgotten_after_a_day(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var done = 0;
        var app = Pipeline(database, http => http.Response.WriteAsync($"{++done}"));
        Assert.Equal("1", (await PostAsync(database, app, "k", "x")).Body);
        database.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Equal("1", (await PostAsync(database, app, "k", "x")).Body);
        database.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("2", (await PostAsync(database, app, "k", "x")).Body);
    }

    private static RequestDelegate Pipeline(TestDatabase database, RequestDelegate handler)
    {
        var app = new ApplicationBuilder(database.Services);
        app.UseIdempotencyKeys();
        app.Run(handler);
        return app.Build();
    }

    private static async Task<(int Status, string Body)> PostAsync(TestDatabase database, RequestDelegate app, string? key, string body)
    {
        await using var scope = database.ScopeOf(TestDatabase.Operator with { AccountId = 5 });
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        http.Request.Method = "POST";
        http.Request.Path = "/api/v1/persons";
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        if (key is not null)
        {
            http.Request.Headers[IdempotencyKeys.Header] = key;
        }

        using var reply = new MemoryStream();
        http.Response.Body = reply;
        await app(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(reply.ToArray()));
    }
}
