using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Duoshi.Core.Printing;

/// <summary>Puts a Word document's parts into its package, always in the same bytes for the same form.</summary>
internal static class FormPackage
{
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    // 宋体 is on every Windows machine with Chinese; elsewhere the program takes the first of these it has.
    private const string Fallbacks = "SimSun,NSimSun,STSong,Songti SC,Noto Serif CJK SC,Source Han Serif SC,FandolSong,AR PL UMing CN";

    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(Stream output, Document document, PhotoFile? photo, ReadOnlyMemory<byte> photoBytes)
    {
        using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        Text(zip, "[Content_Types].xml", ContentTypes(photo));
        Text(zip, "_rels/.rels", Relationships(("rId1", "officeDocument", "word/document.xml")));
        Text(zip, "word/_rels/document.xml.rels", Relationships(
            [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml"), ("rId3", "fontTable", "fontTable.xml"),
            .. photo is null ? Array.Empty<(string, string, string)>() : [(FormPhoto.RelationshipId, "image", "media/photo." + photo.Extension)]]));
        Part(zip, "word/document.xml", document);
        Part(zip, "word/styles.xml", Styles());
        Part(zip, "word/settings.xml", Settings());
        Part(zip, "word/fontTable.xml", FontTable());
        if (photo is not null)
        {
            using var stream = Entry(zip, "word/media/photo." + photo.Extension, CompressionLevel.NoCompression);
            stream.Write(photoBytes.Span);
        }
    }

    private static Styles Styles() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "宋体", HighAnsi = "宋体", EastAsia = "宋体", ComplexScript = "宋体" },
                new FontSize { Val = "28" },
                new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });

    private static Settings Settings() => new(
        new CharacterSpacingControl { Val = CharacterSpacingValues.DoNotCompress },
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        }));

    private static Fonts FontTable() => new(new Font(
        new AltName { Val = Fallbacks },
        new FontCharSet { Val = "86" },
        new FontFamily { Val = FontFamilyValues.Auto },
        new Pitch { Val = FontPitchValues.Variable })
    { Name = "宋体" });

    private static string ContentTypes(PhotoFile? photo)
    {
        var types = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">");
        types.Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>");
        if (photo is not null)
        {
            types.Append("<Default Extension=\"" + photo.Extension + "\" ContentType=\"" + photo.ContentType + "\"/>");
        }

        foreach (var (part, type) in new[] { ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable") })
        {
            types.Append("<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + Word + type + "+xml\"/>");
        }

        return types.Append("</Types>").ToString();
    }

    private static string Relationships(params IEnumerable<(string Id, string Type, string Target)> all) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Office}{r.Type}\" Target=\"{r.Target}\"/>"))
        + "</Relationships>";

    private static void Part(ZipArchive zip, string name, OpenXmlPartRootElement root)
    {
        using var stream = Entry(zip, name, CompressionLevel.Optimal);
        root.Save(stream);
    }

    private static void Text(ZipArchive zip, string name, string text)
    {
        using var stream = Entry(zip, name, CompressionLevel.Optimal);
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static Stream Entry(ZipArchive zip, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
