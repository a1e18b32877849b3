using Microsoft.Playwright;

namespace Duoshi.App.Tests.Infrastructure;

/// <summary>A page in English speaks English: Chinese stands in it only as data of the record.</summary>
internal static class EnglishText
{
    /// <summary>Where names and texts of the record stand, Chinese in every language; .ds-quotes: an English sentence that quotes a received file.</summary>
    private const string Data = "td, dd, option, [lang^='zh'], .ds-tag, .ds-career, .ds-portrait-top, .ds-portrait-name, .ds-form-side, .ds-resume, .ds-statement, .ds-quotes, .ds-chart, script, style";

    /// <summary>Fails if the page says anything in Chinese outside the data, or a word of the interface in Chinese even there.</summary>
    public static async Task AssertAsync(IPage page)
    {
        var texts = await page.EvaluateAsync<string[]>(
            """
            () => {
              const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim(), holder = walker.currentNode.parentElement;
                if (/[\u3400-\u9fff\uff01-\uff5e\u3001-\u301f]/.test(text) && !holder.closest("script, style, [lang^='zh']")) {
                  found.push(text);
                }
              }
              return found;
            }
            """);
        var stray = await page.EvaluateAsync<string[]>(
            """
            data => {
              const chinese = /[\u3400-\u9fff]/, found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const text = walker.currentNode.textContent.trim();
                if (chinese.test(text) && !walker.currentNode.parentElement.closest(data)) {
                  found.push(text);
                }
              }
              for (const e of document.querySelectorAll('[aria-label], [placeholder], [alt]')) {
                for (const name of ['aria-label', 'placeholder', 'alt']) {
                  const text = e.getAttribute(name) ?? '';
                  if (chinese.test(text) && !/[a-z]/i.test(text) && !e.closest(data)) {
                    found.push(`${name}=${text}`);
                  }
                }
              }
              return found;
            }
            """, Data);
        Assert.True(stray.Length == 0, $"{page.Url}: {string.Join(" | ", stray.Take(10))}");
        var words = texts.Where(t => UiWords.Chinese.Contains(t)).Distinct().ToList();
        Assert.True(words.Count == 0, $"{page.Url} says in Chinese: {string.Join(" | ", words)}");
    }
}
