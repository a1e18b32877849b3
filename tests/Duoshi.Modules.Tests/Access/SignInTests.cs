using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Duoshi.Modules.Tests.Access;

public class SignInTests
{
    public static TheoryData<Provider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task After_five_wrong_tries_the_account_has_to_wait_but_is_never_locked_out(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        await world.AccountAsync("clerk");
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("sign-in.wrong", (await world.SignInAsync("clerk", "wrong", $"10.0.0.{i}")).Refusal?.Code);
        }

        // Now even the right password waits, from wherever.
        var waiting = (await world.SignInAsync("CLERK", AccessWorld.Password, "10.9.9.9")).Refusal;
        Assert.Equal((429, "sign-in.wait"), (waiting?.Status, waiting?.Code));

        world.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Null((await world.SignInAsync("clerk", AccessWorld.Password)).Refusal);
        Assert.Equal("sign-in.wrong", (await world.SignInAsync("clerk", "wrong")).Refusal?.Code);
    }

    [Theory]
    [InlineData(4, 0)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(9, 240)]
    [InlineData(11, 900)] // never longer than a quarter of an hour
    [InlineData(100_000, 900)]
    public void The_wait_doubles_up_to_its_limit(int failed, int seconds)
    {
        var options = new SignInProfile();
        Assert.Equal(TimeSpan.FromSeconds(seconds), options.WaitAfter(failed, options.FreeTriesOfAccount));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_address_that_tries_many_names_has_to_wait_and_others_do_not(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        await world.AccountAsync("clerk");
        for (var i = 0; i < 25; i++)
        {
            Assert.Equal("sign-in.wrong", (await world.SignInAsync($"guess{i}", "wrong", "10.6.6.6")).Refusal?.Code);
        }

        Assert.Equal("sign-in.wait", (await world.SignInAsync("clerk", AccessWorld.Password, "10.6.6.6")).Refusal?.Code);
        Assert.Null((await world.SignInAsync("clerk", AccessWorld.Password, "10.0.0.1")).Refusal);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Tries_at_the_same_moment_do_not_slip_past_the_count(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        await world.AccountAsync("clerk");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.SignInAsync("clerk", "wrong", null)));

        Assert.Equal(5, outcomes.Count(o => o.Refusal?.Code == "sign-in.wrong"));
        Assert.Equal(7, outcomes.Count(o => o.Refusal?.Code == "sign-in.wait"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Tries_are_forgotten_after_an_hour(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            await world.SignInAsync("clerk", "wrong");
        }

        world.Clock.Advance(TimeSpan.FromMinutes(61));
        await world.SignInAsync("other", "wrong", "10.0.0.2");

        Assert.Equal(2, (await world.RowsAsync<SignInTries>()).Count);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Unknown_disabled_and_mistyped_get_the_same_answer_for_the_same_work(Provider provider)
    {
        var hasher = new CountingHasher();
        await using var world = await AccessWorld.CreateAsync(provider, services => services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Account>>(_ => hasher)));
        await world.AccountAsync("clerk");
        var gone = await world.AccountAsync("gone");
        await world.AsOperatorAsync(s => s.GetRequiredService<DisableAccount>().RunAsync(gone, true, null, default));

        var answers = new List<Refusal?>();
        var work = new List<int>();
        foreach (var (name, password) in new[] { ("clerk", "wrong"), ("gone", AccessWorld.Password), ("nobody", "wrong") })
        {
            var before = hasher.Verified;
            answers.Add((await world.SignInAsync(name, password)).Refusal);
            work.Add(hasher.Verified - before);
        }

        Assert.Equal("sign-in.wrong", Assert.Single(answers.Distinct())?.Code);
        Assert.Equal([1, 1, 1], work);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task Signing_in_is_audited_and_what_was_typed_as_a_name_is_kept_nowhere(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        var account = await world.AccountAsync("clerk");

        await world.SignInAsync("clerk", AccessWorld.Password);
        await world.SignInAsync("my-secret-by-mistake", "x");

        var entries = (await world.RowsAsync<AuditEntry>()).OrderBy(e => e.Sequence).TakeLast(2).ToList();
        Assert.Equal(("sign-in", SubjectKind.Account, (long?)account, account), (entries[0].Act, entries[0].SubjectKind!.Value, entries[0].SubjectId, entries[0].ActorId));
        Assert.Equal(("sign-in-refused", (long?)null, "10.0.0.1"), (entries[1].Act, entries[1].SubjectId, entries[1].Detail));
        Assert.All(await world.RowsAsync<SignInTries>(), t => Assert.DoesNotContain("secret", t.Key, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Short-1a", "account.password-short")]
    [InlineData("onlysmallletters", "account.password-plain")]
    [InlineData("Letters0nly-clerk", "account.password-name")]
    [InlineData("Enough-of-1", null)]
    [InlineData("汉字密码也可以-7A", null)]
    public void A_password_has_length_classes_and_not_the_name(string password, string? code) =>
        Assert.Equal(code, new PasswordProfile().Check(password, "clerk")?.Code);

    [Fact]
    public void A_generated_password_meets_the_profile() =>
        Assert.All(Enumerable.Range(0, 200), _ => Assert.Null(new PasswordProfile { MinimumClasses = 4 }.Check(PasswordProfile.Generate(), "clerk")));

    [Theory]
    [InlineData("/people?x=1", "/people?x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("/sign-out", "/")]
    [InlineData(null, "/")]
    public void After_signing_in_one_goes_to_a_page_of_our_own(string? back, string to) => Assert.Equal(to, LocalPath.OrHome(back));

    private sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> real = new();

        public int Verified { get; private set; }

        public string HashPassword(Account user, string password) => real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Verified++;
            return real.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
