using System.Buffers;
using System.Text;

namespace Duoshi.Core.Codes;

/// <summary>Brings names from files to one spelling, so that only real differences count.</summary>
internal static class CodeText
{
    private static readonly SearchValues<char> OpeningBrackets = SearchValues.Create("[{〔【〖〈《「『");
    private static readonly SearchValues<char> ClosingBrackets = SearchValues.Create("]}〕】〗〉》」』");
    private static readonly SearchValues<char> Interpuncts = SearchValues.Create("•・‧∙⋅●．");

    /// <summary>
    /// Full-width forms become half-width, every bracket round, every interpunct ·, letters upper case; white space and
    /// invisible marks go. Two spellings that tables themselves mix (其它 = 其他, 撤消 = 撤销) become one.
    /// </summary>
    public static string Normalise(string text)
    {
        var folded = new StringBuilder(text.Length);
        var whole = string.Concat(text.EnumerateRunes()); // half of a surrogate pair would make Normalize throw
        foreach (var c in whole.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200B' or '\u200C' or '\u200D' or '\uFEFF')
            {
                continue;
            }

            folded.Append(
                OpeningBrackets.Contains(c) ? '('
                : ClosingBrackets.Contains(c) ? ')'
                : Interpuncts.Contains(c) ? '·'
                : char.ToUpperInvariant(c));
        }

        return folded.Replace("其它", "其他").Replace("撤消", "撤销").ToString();
    }
}
