using System.Xml;

namespace Duoshi.Core.Sheets;

/// <summary>The names an XML reader remembers; a file that invents new ones without end is refused.</summary>
internal sealed class BoundedNameTable : NameTable
{
    private const int MaxNames = 10_000;
    private int count;

    public override string Add(char[] key, int start, int len)
    {
        if (len == 0)
        {
            return string.Empty;
        }

        return Get(key, start, len) ?? (++count <= MaxNames ? base.Add(key, start, len) : throw new XmlException("Too many names."));
    }
}
