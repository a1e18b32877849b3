using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Duoshi.Core.Forms;

/// <summary>The first pass: the file as the XML it ought to be.</summary>
internal static class WellFormedLrmx
{
    /// <summary>Gathers the children of <c>Person</c>, whatever their order.</summary>
    /// <exception cref="XmlException">The text isn't well-formed.</exception>
    public static void Gather(string text, FormGathering gathering)
    {
        using (var probe = Open(text))
        {
            if (!IsShallow(probe))
            {
                gathering.Refuse(FormNotices.TooDeep(FormLimits.Depth));
                return;
            }
        }

        using var reader = Open(text);
        reader.MoveToContent();
        if (reader.LocalName != "Person")
        {
            gathering.Refuse(FormNotices.NotAForm());
            return;
        }

        foreach (var (element, line) in Children(reader, gathering))
        {
            if (element.Name.LocalName == FormElements.Family.Name)
            {
                GatherFamily(element, gathering);
            }
            else
            {
                gathering.Add(Leaf(element, FormElements.Find(element.Name.LocalName)), line);
            }
        }
    }

    /// <summary>An element cut out of a broken file, if it is well-formed by itself; else null.</summary>
    public static FormElement? TryFragment(string xml)
    {
        try
        {
            using (var probe = Open(xml))
            {
                if (!IsShallow(probe))
                {
                    return null;
                }
            }

            using var reader = Open(xml);
            return Leaf(XElement.Load(reader, LoadOptions.PreserveWhitespace), null);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = FormLimits.FileBytes * 2L,
        MaxCharactersFromEntities = 1024,
        CloseInput = true,
    });

    private static bool IsShallow(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.Depth > FormLimits.Depth)
            {
                return false;
            }
        }

        return true;
    }

    // One child in memory at a time.
    private static IEnumerable<(XElement Element, int? Line)> Children(XmlReader reader, FormGathering gathering)
    {
        if (reader.IsEmptyElement)
        {
            yield break;
        }

        reader.Read();
        while (!reader.EOF && reader.NodeType != XmlNodeType.EndElement)
        {
            var line = (reader as IXmlLineInfo)?.LineNumber;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    yield return ((XElement)XNode.ReadFrom(reader), line);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    gathering.Note(FormNotices.StrayText(line));
                    reader.Read();
                    break;
                default:
                    reader.Read();
                    break;
            }
        }
    }

    private static void GatherFamily(XElement container, FormGathering gathering)
    {
        gathering.AddFamily();
        foreach (var child in container.Elements())
        {
            if (child.Name.LocalName == "Item")
            {
                gathering.AddMember(child.Elements().Select(e => Leaf(e, FormElements.FindMember(e.Name.LocalName))));
            }
            else
            {
                gathering.AddUnknownInFamily(Leaf(child, null), null);
            }
        }
    }

    private static FormElement Leaf(XElement element, FormElementSpec? spec)
    {
        var hasMore = element.HasElements || element.Attributes().Any(a => !a.IsNamespaceDeclaration);
        if (spec is null)
        {
            return new FormElement(element.Name.LocalName, element.Value)
            {
                Markup = hasMore || element.Name.Namespace != XNamespace.None ? element.ToString(SaveOptions.DisableFormatting) : null,
            };
        }

        return new FormElement(spec.Name, element.HasElements ? TextWithBreaks(element) : element.Value);
    }

    private static string TextWithBreaks(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.DescendantNodes())
        {
            if (node is XText words)
            {
                text.Append(words.Value);
            }
            else if (node is XElement { Name.LocalName: "br" or "BR" or "Br" })
            {
                text.Append("<br>");
            }
        }

        return text.ToString();
    }
}
