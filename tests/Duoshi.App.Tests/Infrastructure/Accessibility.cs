using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>All rules of axe-core on a page as it stands.</summary>
/// <remarks>
/// They run in the page itself, and only what is violated is told. The library's driver for Playwright opens a second window for each
/// look, for the sake of frames, and sends back every element that passed: that took three times as long as the rules.
/// </remarks>
internal static class Accessibility
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails if the page has a serious or critical violation, or a frame, into which nobody would have looked.</summary>
    public static async Task AssertAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        Assert.True(violations.Length == 0, $"{page.Url}\n{string.Join("\n", violations)}");
    }

    /// <summary>The serious and critical violations: rule, its meaning, how many elements, the first three.</summary>
    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        Assert.Single(page.Frames);
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter(v => v.impact === 'serious' || v.impact === 'critical')
              .map(v => `${v.id}: ${v.help} (${v.nodes.length}) ${v.nodes.slice(0, 3).map(n => n.html).join(' | ')}`)
            """);
    }
}
