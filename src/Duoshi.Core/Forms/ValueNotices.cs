using Duoshi.Core.Identity;
using static Duoshi.Core.Forms.FormNoticeSeverity;

namespace Duoshi.Core.Forms;

/// <summary>The remarks that can be made about the value of one element.</summary>
internal static class ValueNotices
{
    public static FormNotice NoName() => Of(
        FormElements.Name, "name.missing", Error,
        "没有姓名。", "请补填姓名。",
        "There is no name.", "Enter the name.");

    public static FormNotice TooLong(FormElementSpec element, int length, int? row) => Of(
        element, "value.too-long", Warning,
        $"“{element.LabelZh}”有 {length} 字，超过 {element.MaxLength} 字；全部保留，但其他软件可能截断。", "如需报送，请适当精简。",
        $"“{element.LabelEn}” has {length} characters, more than {element.MaxLength}; all are kept, other programs may cut them.", "Shorten it before sending the form on.") with
    { Row = row };

    public static FormNotice LineBreak(FormElementSpec element, int? row) => Of(
        element, "value.line-break", Warning,
        $"“{element.LabelZh}”不允许换行。", "请改为一行。",
        $"“{element.LabelEn}” may not have several lines.", "Put it on one line.") with
    { Row = row };

    public static FormNotice BadDate(FormElementSpec element, string text, FormNoticeSeverity severity, int? row) => Of(
        element, "date.invalid", severity,
        $"“{element.LabelZh}”的内容“{Short(text)}”不是有效日期，原文保留。", "请改为 yyyyMM 或 yyyyMMdd，例如 198503。",
        $"“{element.LabelEn}” has “{Short(text)}”, which is no date; the text is kept.", "Write yyyyMM or yyyyMMdd, e.g. 198503.") with
    { Row = row };

    public static FormNotice NoMonth(FormElementSpec element, string text, int? row) => Of(
        element, "date.incomplete", Warning,
        $"“{element.LabelZh}”的内容“{Short(text)}”只有年份。", "请补填月份。",
        $"“{element.LabelEn}” has “{Short(text)}”, a year without a month.", "Add the month.") with
    { Row = row };

    public static FormNotice BadSex(string text) => Of(
        FormElements.Sex, "sex.invalid", Warning,
        $"性别“{Short(text)}”既不是“男”也不是“女”。", "请改为“男”或“女”。",
        $"The sex “{Short(text)}” is neither 男 nor 女.", "Write 男 or 女.");

    public static FormNotice ShortEthnicGroup(string text) => Of(
        FormElements.EthnicGroup, "ethnic-group.short", Warning,
        $"民族“{Short(text)}”不是以“族”结尾的全称。", "请填写全称，例如“汉族”。",
        $"The ethnic group “{Short(text)}” isn't the full name ending in 族.", "Write the full name, e.g. 汉族.");

    public static FormNotice UnlistedAgeLimit(string text, IEnumerable<string> listed)
    {
        var choices = string.Join('、', listed);
        return Of(
            FormElements.PreReformAgeLimit, "age-limit.unlisted", Warning,
            $"改革前任职年龄界限“{Short(text)}”不在规定的选项中。", $"请从下列选项中选择：{choices}。",
            $"The pre-reform age limit “{Short(text)}” is none of the fixed phrases.", $"Choose one of these: {choices}.");
    }

    public static FormNotice IdentityFault(IdentityNumberFault fault)
    {
        var (zh, en) = fault switch
        {
            IdentityNumberFault.Length => ("位数不是 18 位（旧号 15 位）", "has neither 18 characters nor (old) 15"),
            IdentityNumberFault.Character => ("含有数字和末位 X 以外的字符", "has characters other than digits and a final X"),
            IdentityNumberFault.BirthDate => ("中的出生日期不存在", "has an impossible birth date"),
            _ => ("校验码不对", "has a wrong check character"),
        };
        return Of(
            FormElements.IdentityNumber, fault == IdentityNumberFault.CheckCharacter ? "identity.check-character" : "identity.invalid", Warning,
            $"身份证号{zh}；原文保留，但不用于匹配人员。", "请对照身份证核对。",
            $"The identity number {en}; it is kept but never used to match a person.", "Check it against the identity card.");
    }

    public static FormNotice IdentityRegion(string region) => Of(
        FormElements.IdentityNumber, "identity.region-unknown", Info,
        $"身份证号的地区代码 {region} 不在现行省级代码中。", "如系已撤销的代码，无需处理。",
        $"The region code {region} of the identity number is of no present province.", "Nothing to do if the code was abolished.");

    public static FormNotice IdentityBirthDiffers(string ofNumber) => Of(
        FormElements.BirthDate, "identity.birth-differs", Warning,
        $"出生年月与身份证号中的 {ofNumber} 不一致。", "请以干部档案审核认定的为准核对。",
        $"The birth month differs from {ofNumber} in the identity number.", "Check it against the date settled in the paper file.");

    public static FormNotice IdentitySexDiffers() => Of(
        FormElements.Sex, "identity.sex-differs", Warning,
        "性别与身份证号不一致。", "请核对性别和身份证号。",
        "The sex differs from that in the identity number.", "Check both.");

    public static FormNotice PhotoUnreadable() => Of(
        FormElements.Photo, "photo.unreadable", Warning,
        "照片内容无法解码，原文保留，照片未读取。", "请重新插入照片。",
        "The photo can't be decoded; its text is kept, no photo was taken.", "Insert the photo again.");

    public static FormNotice PhotoTooLarge(int limitMegabytes) => Of(
        FormElements.Photo, "photo.too-large", Warning,
        $"照片超过 {limitMegabytes} MB，照片未读取。", "请压缩照片后重新插入。",
        $"The photo is larger than {limitMegabytes} MB; it was not taken.", "Shrink the photo and insert it again.");

    public static FormNotice PhotoKindUnknown() => Of(
        FormElements.Photo, "photo.unknown-kind", Warning,
        "照片不是 JPEG、PNG、BMP 或 GIF 图片。", "请换成 JPEG 照片。",
        "The photo is no JPEG, PNG, BMP or GIF file.", "Use a JPEG photo.");

    public static FormNotice PhotoHuge(int width, int height) => Of(
        FormElements.Photo, "photo.too-many-pixels", Warning,
        $"照片尺寸为 {width}×{height} 像素，过大，不予显示。", "请缩小到约 376×460 像素。",
        $"The photo has {width}×{height} pixels, too many to be shown.", "Shrink it to about 376×460 pixels.");

    public static FormNotice NoPhotoOnExport() => Of(
        FormElements.Photo, "photo.missing", Warning,
        "没有照片；个别软件拒绝读取没有照片的文件。", "请补充照片后再报送。",
        "There is no photo; one program refuses such files.", "Add a photo before sending the form on.");

    public static FormNotice MoreThanPrinted(int rows) => Of(
        FormElements.Family, "family.more-than-printed", Info,
        $"家庭成员有 {rows} 行，打印的审批表只有 {FormElements.PrintedFamilyRows} 行。", "打印时请选择主要成员。",
        $"There are {rows} family rows; the printed form has {FormElements.PrintedFamilyRows}.", "Choose the main members for print.");

    private static FormNotice Of(FormElementSpec element, string code, FormNoticeSeverity severity, string causeZh, string remedyZh, string causeEn, string remedyEn) =>
        new(code, severity, element.Name, null, null, causeZh, remedyZh, causeEn, remedyEn);

    private static string Short(string text) => text.Length <= 30 ? text : $"{text[..(char.IsHighSurrogate(text[29]) ? 29 : 30)]}…";
}
