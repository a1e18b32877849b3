using static Duoshi.Core.Forms.FormNoticeSeverity;

namespace Duoshi.Core.Forms;

/// <summary>The remarks a reader or writer can make about a file as a whole. Those about single values are in <see cref="ValueNotices"/>.</summary>
internal static class FormNotices
{
    public static FormNotice TooLarge(int limitMegabytes) => OfFile(
        "file.too-large", Error,
        $"文件超过 {limitMegabytes} MB。", "请确认是任免审批表文件；如照片过大，请压缩照片后重新导出。",
        $"The file is larger than {limitMegabytes} MB.", "Check that it is an appointment form; if its photo is too large, shrink the photo and export again.");

    public static FormNotice NoContent() => OfFile(
        "file.empty", Error,
        "文件没有内容。", "请重新导出后再试。",
        "The file is empty.", "Export it again.");

    public static FormNotice DocumentType() => OfFile(
        "file.document-type", Error,
        "文件含有文档类型声明（DTD），出于安全考虑不予读取。", "请用任免审批表编辑器重新保存后再试。",
        "The file has a document type declaration (DTD); it isn't read for safety.", "Save it again with the form editor.");

    public static FormNotice TooDeep(int limit) => OfFile(
        "file.too-deep", Error,
        $"文件中的元素嵌套超过 {limit} 层，不是任免审批表。", "请确认文件类型。",
        $"Elements are nested deeper than {limit}; this is no appointment form.", "Check the kind of file.");

    public static FormNotice TooManyMarks(int limit) => OfFile(
        "file.too-many-elements", Error,
        $"文件中的标记超过 {limit} 个，不是任免审批表。", "请确认文件类型。",
        $"The file has more than {limit} marks; this is no appointment form.", "Check the kind of file.");

    public static FormNotice NotAForm() => OfFile(
        "file.not-a-form", Error,
        "文件不是任免审批表：没有找到 Person 元素及其内容。", "请确认文件是 .lrmx（旧版为 .lrm）格式的任免审批表。",
        "The file is no appointment form: no Person element with its content was found.", "Check that it is a form in .lrmx format (older: .lrm).");

    public static FormNotice Repaired(int? line) => OfFile(
        "file.not-well-formed", Warning,
        "文件不符合 XML 规范（常见原因是内容中有未转义的 &、<、>），已按宽松方式读取。", "请核对读取的内容。",
        "The file isn't well-formed XML (often an unescaped &, < or >); it was read leniently.", "Check what was read.") with
    { Line = line };

    public static FormNotice Truncated() => OfFile(
        "file.truncated", Error,
        "文件不完整：缺少结束标记。", "请向报送单位重新索取文件；已读出的内容仅供参考。",
        "The file is incomplete: its end is missing.", "Ask the sender for the file again; what was read is for reference only.");

    public static FormNotice EncodingGuessed(string encoding) => OfFile(
        "file.encoding", Info,
        $"文件的编码与声明不符或未声明，已按 {encoding} 读取。", "请核对姓名等文字是否正确。",
        $"The file's encoding isn't the declared one, or none is declared; it was read as {encoding}.", "Check that names read correctly.");

    public static FormNotice CharactersLost(int count) => OfFile(
        "file.characters-lost", Warning,
        $"有 {count} 处文字无法识别，显示为“�”。", "请向报送单位核对原文。",
        $"{count} characters can't be read; they show as “�”.", "Check the original with the sender.");

    public static FormNotice StrayText(int? line) => OfFile(
        "file.stray-text", Warning,
        "元素之外有文字，未读取。", "请核对原文件。",
        "There is text outside of any element; it isn't read.", "Check the original file.") with
    { Line = line };

    public static FormNotice FieldCount(int found) => OfFile(
        "lrm.fields", Error,
        $"旧版文件应有 33 或 34 个字段，实际为 {found} 个。", "请用任免审批表编辑器打开并另存为 .lrmx 后再导入。",
        $"A file of the old format has 33 or 34 fields; this one has {found}.", "Open it in the form editor, save it as .lrmx and import that.");

    public static FormNotice FamilyListsUneven() => new(
        "lrm.family-uneven", Warning, FormElements.Family.Name, null, null,
        "家庭成员各列的行数不一致。", "请逐行核对家庭成员。",
        "The lists of the family members differ in length.", "Check the family row by row.");

    public static FormNotice Unknown(string element, int? line) => new(
        "element.unknown", Info, element, null, line,
        $"元素“{element}”不在任免审批表标准中，原样保留并在导出时写回。", "无需处理。",
        $"The element “{element}” is none of the standard form; it is kept and written back.", "Nothing to do.");

    public static FormNotice Repeated(FormElementSpec element, int? line) => new(
        "element.repeated", Warning, element.Name, null, line,
        $"“{element.LabelZh}”出现多次，取第一个有内容的。", "请核对该项内容。",
        $"“{element.LabelEn}” occurs more than once; the first with text counts.", "Check this value.");

    public static FormNotice Unterminated(string element, int? line) => new(
        "element.unterminated", Error, element, null, line,
        $"元素“{element}”没有结束标记，内容可能不完整。", "请核对该项内容，或向报送单位重新索取文件。",
        $"The element “{element}” has no end; its text may be cut off.", "Check this value, or ask the sender for the file again.");

    public static FormNotice TextTooLarge(string element, int limit) => new(
        "element.too-large", Error, element, null, null,
        $"元素“{element}”超过 {limit} 字，不是任免审批表的内容。", "请确认文件类型。",
        $"The element “{element}” has more than {limit} characters; this is no content of a form.", "Check the kind of file.");

    public static FormNotice IllegalCharacters(string element) => new(
        "element.illegal-characters", Warning, element, null, null,
        $"元素“{element}”含有不可见的控制字符，已去除。", "请核对该项内容。",
        $"The element “{element}” has control characters; they were left out.", "Check this value.");

    public static FormNotice LostByOldFormat(FormElementSpec element) => new(
        "lrm.loses-element", Warning, element.Name, null, null,
        $"旧版格式没有“{element.LabelZh}”，该项不会写入。", "需要保留时请导出 .lrmx。",
        $"The old format has no “{element.LabelEn}”; it isn't written.", "Export .lrmx to keep it.");

    public static FormNotice UnknownLostByOldFormat(string element) => new(
        "lrm.loses-unknown", Warning, element, null, null,
        $"旧版格式不能保存非标准元素“{element}”。", "需要保留时请导出 .lrmx。",
        $"The old format can't hold the non-standard element “{element}”.", "Export .lrmx to keep it.");

    public static FormNotice FamilyRowLostByOldFormat(int row) => new(
        "lrm.loses-family-row", Warning, FormElements.Family.Name, row, null,
        $"旧版格式最多保存 13 名且须有称谓或姓名的家庭成员，第 {row} 行不会写入。", "需要保留时请导出 .lrmx。",
        $"The old format holds 13 family members with a relation or a name; row {row} isn't written.", "Export .lrmx to keep it.");

    public static FormNotice SeparatorReplaced(FormElementSpec element, int? row) => new(
        "lrm.separator-replaced", Warning, element.Name, row, null,
        $"“{element.LabelZh}”含有旧版格式用作分隔的字符（\"、@、#），已改为全角。", "请核对该项内容，或导出 .lrmx。",
        $"“{element.LabelEn}” has characters that separate fields in the old format (\", @, #); they were made full-width.", "Check this value, or export .lrmx.");

    private static FormNotice OfFile(string code, FormNoticeSeverity severity, string causeZh, string remedyZh, string causeEn, string remedyEn) =>
        new(code, severity, null, null, null, causeZh, remedyZh, causeEn, remedyEn);
}
