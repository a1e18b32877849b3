using System.Text;
using System.Xml;

namespace Duoshi.Core.Printing;

/// <summary>Text from outside as XML can hold it.</summary>
internal static class XmlText
{
    /// <summary>Leaves out control characters and half characters, which no XML document may hold.</summary>
    public static string Clean(string text)
    {
        var isClean = true;
        for (var i = 0; i < text.Length && isClean; i++)
        {
            isClean = XmlConvert.IsXmlChar(text[i]);
        }

        if (isClean)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }
}
