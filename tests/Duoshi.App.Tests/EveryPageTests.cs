using Duoshi.App.Tests.Infrastructure;

namespace Duoshi.App.Tests;

/// <summary>What holds on every page: both languages, no serious accessibility violation, a phone's width.</summary>
public sealed class EveryPageTests(RunningApp app)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "hr.province", "/" },
        { "hr.province", "/people" },
        { "hr.province", "/offices" },
        { "hr.province", "/import" },
        { "hr.province", "/import/to-place" },
        { "hr.province", "/due" },
        { "hr.province", "/corrections" },
        { "staff", "/me" },
        { "security", "/admin/accounts" },
        { "security", "/admin/policy" },
        { "audit", "/admin/audit" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_accessible_in_both_languages_and_fits_a_phone(string user, string path)
    {
        await using (var chinese = await Visit.AsAsync(app, user))
        {
            await chinese.GoAsync(path);
            Assert.Equal("zh-CN", await chinese.Page.Locator("html").GetAttributeAsync("lang"));
            await chinese.AssertAccessibleAsync();
            await chinese.PictureAsync(path == "/" ? "home-zh" : path[1..].Replace('/', '-') + "-zh");
            Assert.Empty(chinese.Errors);
        }

        await using var english = await Visit.AsAsync(app, user, english: true, width: 390, dark: true);
        await english.GoAsync(path);
        Assert.Equal("en", await english.Page.Locator("html").GetAttributeAsync("lang"));
        var heading = await english.Page.Locator("h1").First.InnerTextAsync();
        Assert.DoesNotMatch("[\u4e00-\u9fff]", heading);
        await english.AssertAccessibleAsync();
        await english.AssertFitsWidthAsync();
        Assert.Empty(english.Errors);
    }

    [Fact]
    public async Task A_stranger_is_led_to_sign_in_and_back()
    {
        await using var stranger = await Visit.AsAsync(app, null);
        await stranger.Page.GotoAsync("/people");
        await stranger.Page.WaitForURLAsync("**/sign-in?**");
        await stranger.AssertAccessibleAsync();
        await stranger.PictureAsync("sign-in-zh");
    }
}
