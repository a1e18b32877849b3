using Duoshi.Core.Codes;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>Which field of which fact an element of the form tells of, where it is one.</summary>
/// <param name="Element">The element.</param>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Slot">Its slot.</param>
/// <param name="Field">Key of the field.</param>
internal sealed record FormField(FormElementSpec Element, string Kind, short Slot, string Field)
{
    /// <summary>Code table, where the field holds a code.</summary>
    public string? Codes { get; init; }

    /// <summary>The value of a text that is not empty.</summary>
    public ProposedValue Read(string text, KnownNames names) => Element.Kind == FormElementKind.Date ? ReadDate(text)
        : Codes is { } table ? CodeReading.Read(table, text, Field, Element.Name, Element.LabelZh, Element.LabelEn, names)
        : new ProposedValue(Field, text, Element.Name);

    /// <summary>The text of a value on the record, as the form stores it.</summary>
    public string Write(object? value) => value switch
    {
        null => "",
        PartialDate date => date.ToCompact(),
        string code when Codes is { } table => FieldCodes.ChineseName(table, code),
        _ => (string)value,
    };

    private ProposedValue ReadDate(string text) => PartialDate.TryParse(text, out var date)
        ? new ProposedValue(Field, date, Element.Name)
        : new ProposedValue(Field, null, Element.Name)
        {
            Raw = text,
            Problem = new MappingProblem(
                "date.invalid",
                $"“{Element.LabelZh}”的内容“{CodeReading.Short(text)}”不是有效日期", "请改为 yyyyMM 或 yyyyMMdd，或退回此项后入库其余内容",
                $"“{CodeReading.Short(text)}” of “{Element.LabelEn}” is no date", "Write yyyyMM or yyyyMMdd, or leave this field out and take the rest"),
        };
}

/// <summary>The elements of the form that are one field of the person each. Party joining, family and photo are more; the rest belongs to the form.</summary>
internal static class FormFields
{
    public static ImmutableArray<FormField> All { get; } =
    [
        new(FormElements.Name, KindKeys.Identity, KindKeys.Only, "name"),
        new(FormElements.Sex, KindKeys.Identity, KindKeys.Only, "sex") { Codes = CodeTableNames.SexGbt22611 },
        new(FormElements.BirthDate, KindKeys.Identity, KindKeys.Only, "birth"),
        new(FormElements.EthnicGroup, KindKeys.Identity, KindKeys.Only, "ethnicGroup") { Codes = CodeTableNames.EthnicGroupGbt3304 },
        new(FormElements.NativePlace, KindKeys.Identity, KindKeys.Only, "nativePlace"),
        new(FormElements.BirthPlace, KindKeys.Identity, KindKeys.Only, "birthPlace"),
        new(FormElements.WorkStarted, KindKeys.Identity, KindKeys.Only, "workStart"),
        new(FormElements.Health, KindKeys.Identity, KindKeys.Only, "health"),
        new(FormElements.Expertise, KindKeys.Identity, KindKeys.Only, "speciality"),
        new(FormElements.IdentityNumber, KindKeys.Identity, KindKeys.Only, "identityNumber"),
        new(FormElements.ProfessionalTitle, KindKeys.Statement, KindKeys.Only, "professionalTitle"),
        new(FormElements.PresentPosts, KindKeys.Statement, KindKeys.Only, "duties"),
        new(FormElements.RewardsAndSanctions, KindKeys.Statement, KindKeys.Only, "rewards"),
        new(FormElements.Assessments, KindKeys.Statement, KindKeys.Only, "assessments"),
        new(FormElements.PreReformAgeLimit, KindKeys.Statement, KindKeys.Only, "ageLimitBeforeReform"),
        new(FormElements.Resume, KindKeys.Resume, KindKeys.Only, "text"),
        new(FormElements.FullTimeEducation, KindKeys.EducationSummary, KindKeys.FullTime, "education"),
        new(FormElements.FullTimeDegree, KindKeys.EducationSummary, KindKeys.FullTime, "degree"),
        new(FormElements.FullTimeEducationSchool, KindKeys.EducationSummary, KindKeys.FullTime, "educationSchool"),
        new(FormElements.FullTimeDegreeSchool, KindKeys.EducationSummary, KindKeys.FullTime, "degreeSchool"),
        new(FormElements.OnTheJobEducation, KindKeys.EducationSummary, KindKeys.OnTheJob, "education"),
        new(FormElements.OnTheJobDegree, KindKeys.EducationSummary, KindKeys.OnTheJob, "degree"),
        new(FormElements.OnTheJobEducationSchool, KindKeys.EducationSummary, KindKeys.OnTheJob, "educationSchool"),
        new(FormElements.OnTheJobDegreeSchool, KindKeys.EducationSummary, KindKeys.OnTheJob, "degreeSchool"),
    ];

    /// <summary>Elements that belong to the form alone and are never facts of the person.</summary>
    public static ImmutableArray<FormElementSpec> OfTheForm { get; } =
    [
        FormElements.AgeLimitReached, FormElements.ProposedPosts, FormElements.PostsToRemove, FormElements.Reason, FormElements.ReportingUnit,
        FormElements.AgeCountDate, FormElements.FormDate, FormElements.FilledInBy, FormElements.Version,
    ];
}

/// <summary>Reads a name or code by a code table; an unknown one is an error with the nearest names offered, never dropped.</summary>
internal static class CodeReading
{
    public static ProposedValue Read(string table, string text, string field, string source, string zh, string en, KnownNames names)
    {
        var match = CodeTables.Get(table).Match(text);
        if (match.EntryOrNull is { } entry)
        {
            return new ProposedValue(field, entry.Code, source);
        }

        if (names.Find(table, text) is { } known && CodeTables.Get(table).Find(known.Target) is { } meant)
        {
            return new ProposedValue(field, meant.Code, source) { Note = Remembered(text, meant.Name, known) };
        }

        var offered = match switch
        {
            CodeMatch.Unknown unknown => unknown.Nearest,
            CodeMatch.Ambiguous several => several.Entries,
            _ => [],
        };
        var near = offered.Take(5).Select(e => e.Name).ToList();
        return new ProposedValue(field, null, source)
        {
            Raw = text,
            Problem = (match is CodeMatch.Ambiguous
                ? new MappingProblem(
                    "code.ambiguous", $"“{zh}”的内容“{Short(text)}”对应多个规范名称", $"请改为其中一个：{string.Join("、", near)}",
                    $"“{Short(text)}” of “{en}” means several names", $"Write one of them: {string.Join(", ", near)}")
                : new MappingProblem(
                    "code.unknown", $"“{zh}”的内容“{Short(text)}”不在代码表中", near.Count > 0 ? $"最接近的有：{string.Join("、", near)}，请改正" : "请按代码表中的规范名称填写",
                    $"“{Short(text)}” is not in the code table of “{en}”", near.Count > 0 ? $"Nearest: {string.Join(", ", near)}; mend it" : "Write a name of the code table")) with
            { Unknown = new UnknownText(table, text) },
        };
    }

    /// <summary>Says that a name was understood because somebody had said what it means.</summary>
    public static (string Zh, string En) Remembered(string text, string meant, KnownName known) => (
        $"“{Short(text)}”按已记住的名称对应读作“{meant}”（{known.By}，{known.On}）。",
        $"“{Short(text)}” was read as “{meant}”, as remembered ({known.By}, {known.On}).");

    /// <summary>A text as a message quotes it.</summary>
    public static string Short(string text) => text.Length <= 30 ? text : text[..(char.IsHighSurrogate(text[29]) ? 29 : 30)] + "…";
}
