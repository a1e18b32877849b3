using System.Text;

namespace Duoshi.Core.Forms;

/// <summary>Writes an appointment form as the official editor does: UTF-8 without byte-order mark, CRLF, two spaces a level, official order.</summary>
public static class LrmxWriter
{
    private const string LineEnd = "\r\n";

    /// <summary>
    /// Writes the elements the form has, each text verbatim but for its line breaks, which become CRLF. An absent element is not written;
    /// an unknown one stays behind the element it followed.
    /// </summary>
    /// <returns>What a receiver may stumble over: the remarks of <see cref="FormCheck.Values"/>, and a missing photo.</returns>
    /// <exception cref="IOException">The stream fails.</exception>
    public static ImmutableArray<FormNotice> Write(AppointmentForm form, Stream stream)
    {
        stream.Write(FormEncoding.Utf8.GetBytes(Compose(form)));
        var notices = FormCheck.Values(form);
        return form.StateOf(FormElements.Photo) == ElementState.Text ? notices : [.. notices, ValueNotices.NoPhotoOnExport()];
    }

    private static string Compose(AppointmentForm form)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="utf-8"?>""").Append(LineEnd).Append("<Person>").Append(LineEnd);
        foreach (var element in FormElementList.InOfficialOrder(form.Elements, FormElements.Find))
        {
            if (element.Name == FormElements.Family.Name)
            {
                AppendFamily(xml, form);
            }
            else
            {
                AppendElement(xml, element, FormElements.Find(element.Name), "  ");
            }
        }

        return xml.Append("</Person>").ToString();
    }

    private static void AppendFamily(StringBuilder xml, AppointmentForm form)
    {
        xml.Append("  <").Append(FormElements.Family.Name).Append('>').Append(LineEnd);
        foreach (var member in form.FamilyMembers)
        {
            xml.Append("    <Item>").Append(LineEnd);
            foreach (var element in FormElementList.InOfficialOrder(member.Elements, FormElements.FindMember))
            {
                AppendElement(xml, element, FormElements.FindMember(element.Name), "      ");
            }

            xml.Append("    </Item>").Append(LineEnd);
        }

        foreach (var unknown in form.UnknownInFamily)
        {
            AppendElement(xml, unknown, null, "    ");
        }

        xml.Append("  </").Append(FormElements.Family.Name).Append('>').Append(LineEnd);
    }

    private static void AppendElement(StringBuilder xml, FormElement element, FormElementSpec? spec, string indent)
    {
        xml.Append(indent);
        if (element.Markup is { } markup)
        {
            xml.Append(FormText.WithLineFeeds(markup, allowsBreak: false).ReplaceLineEndings(LineEnd)).Append(LineEnd);
            return;
        }

        xml.Append('<').Append(element.Name).Append('>');
        var text = FormText.WithLineFeeds(FormText.WithoutIllegal(element.RawText), spec?.AllowsBreak ?? false);
        if (FormText.IsEmpty(text, allowsBreak: false))
        {
            // The editor writes an empty element over two lines.
            xml.Append(LineEnd).Append(indent);
        }
        else
        {
            AppendText(xml, text);
        }

        xml.Append("</").Append(element.Name).Append('>').Append(LineEnd);
    }

    private static void AppendText(StringBuilder xml, string text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => xml.Append("&amp;"),
                '<' => xml.Append("&lt;"),
                '>' => xml.Append("&gt;"),
                '\n' => xml.Append(LineEnd),
                _ => xml.Append(c),
            };
        }
    }
}
