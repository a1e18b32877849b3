using System.Runtime.InteropServices;
using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>
/// The appointment form 干部任免审批表 of one person, as an exchange file holds it. Every text property is trimmed, with LF between
/// lines; null means the element is absent (it says nothing), "" that it is empty (it proposes to clear).
/// </summary>
/// <remarks>
/// The form keeps each element as it stood in the file; setting a property replaces that one element and leaves all others
/// verbatim. Two forms are equal when they have the same elements in official order with the same trimmed texts, the same
/// family rows and the same photo.
/// </remarks>
public sealed record AppointmentForm
{
    /// <summary>A form to compose on: every element the official editor writes, all empty, and the version.</summary>
    public static AppointmentForm Blank { get; } = new()
    {
        Elements = [.. FormElements.All.Where(e => e.WrittenByDefault).Select(e => new FormElement(e.Name, ""))],
        Version = FormElements.WrittenVersion,
    };

    /// <summary>The elements in file order, unknown ones among them. Family rows are in <see cref="FamilyMembers"/>; their container stands here without text.</summary>
    public ImmutableArray<FormElement> Elements { get; internal init; } = [];

    /// <summary><c>XingMing</c> 姓名. May hold ·; alignment spaces inside are removed on reading.</summary>
    public string? Name
    {
        get => Text(FormElements.Name) is { } name ? PersonNames.Normalise(name) : null;
        init => Elements = FormElementList.Set(Elements, FormElements.Name, value);
    }

    /// <summary><c>XingBie</c> 性别. 男 or 女.</summary>
    public string? Sex { get => Text(FormElements.Sex); init => Elements = FormElementList.Set(Elements, FormElements.Sex, value); }

    /// <summary><c>ChuShengNianYue</c> 出生年月. yyyyMM or yyyyMMdd.</summary>
    public string? BirthDate { get => Text(FormElements.BirthDate); init => Elements = FormElementList.Set(Elements, FormElements.BirthDate, value); }

    /// <summary><c>MinZu</c> 民族. Full name ending in 族.</summary>
    public string? EthnicGroup { get => Text(FormElements.EthnicGroup); init => Elements = FormElementList.Set(Elements, FormElements.EthnicGroup, value); }

    /// <summary><c>JiGuan</c> 籍贯. Province and city or county without 省, 市, 县; a municipality alone.</summary>
    public string? NativePlace { get => Text(FormElements.NativePlace); init => Elements = FormElementList.Set(Elements, FormElements.NativePlace, value); }

    /// <summary><c>ChuShengDi</c> 出生地. Same form as the native place.</summary>
    public string? BirthPlace { get => Text(FormElements.BirthPlace); init => Elements = FormElementList.Set(Elements, FormElements.BirthPlace, value); }

    /// <summary><c>RuDangShiJian</c> 入党时间. yyyyMM, or a party's short name, or both joined by ；.</summary>
    public string? PartyJoined { get => Text(FormElements.PartyJoined); init => Elements = FormElementList.Set(Elements, FormElements.PartyJoined, value); }

    /// <summary><c>CanJiaGongZuoShiJian</c> 参加工作时间. yyyyMM.</summary>
    public string? WorkStarted { get => Text(FormElements.WorkStarted); init => Elements = FormElementList.Set(Elements, FormElements.WorkStarted, value); }

    /// <summary><c>DaoLingNianYue</c> 到龄年月. Newer files only: yyyyMM of reaching the age limit; may be empty.</summary>
    public string? AgeLimitReached { get => Text(FormElements.AgeLimitReached); init => Elements = FormElementList.Set(Elements, FormElements.AgeLimitReached, value); }

    /// <summary><c>JianKangZhuangKuang</c> 健康状况. 健康, 一般, 较差 or a short description.</summary>
    public string? Health { get => Text(FormElements.Health); init => Elements = FormElementList.Set(Elements, FormElements.Health, value); }

    /// <summary><c>ZhuanYeJiShuZhiWu</c> 专业技术职务. The highest professional title.</summary>
    public string? ProfessionalTitle { get => Text(FormElements.ProfessionalTitle); init => Elements = FormElementList.Set(Elements, FormElements.ProfessionalTitle, value); }

    /// <summary><c>ShuXiZhuanYeYouHeZhuanChang</c> 熟悉专业有何专长.</summary>
    public string? Expertise { get => Text(FormElements.Expertise); init => Elements = FormElementList.Set(Elements, FormElements.Expertise, value); }

    /// <summary><c>QuanRiZhiJiaoYu_XueLi</c> 全日制教育学历. Party-school education never stands here.</summary>
    public string? FullTimeEducation { get => Text(FormElements.FullTimeEducation); init => Elements = FormElementList.Set(Elements, FormElements.FullTimeEducation, value); }

    /// <summary><c>QuanRiZhiJiaoYu_XueWei</c> 全日制教育学位.</summary>
    public string? FullTimeDegree { get => Text(FormElements.FullTimeDegree); init => Elements = FormElementList.Set(Elements, FormElements.FullTimeDegree, value); }

    /// <summary><c>QuanRiZhiJiaoYu_XueLi_BiYeYuanXiaoXi</c> 全日制学历毕业院校系及专业.</summary>
    public string? FullTimeEducationSchool { get => Text(FormElements.FullTimeEducationSchool); init => Elements = FormElementList.Set(Elements, FormElements.FullTimeEducationSchool, value); }

    /// <summary><c>QuanRiZhiJiaoYu_XueWei_BiYeYuanXiaoXi</c> 全日制学位毕业院校系及专业. Empty when equal to that of the education.</summary>
    public string? FullTimeDegreeSchool { get => Text(FormElements.FullTimeDegreeSchool); init => Elements = FormElementList.Set(Elements, FormElements.FullTimeDegreeSchool, value); }

    /// <summary><c>ZaiZhiJiaoYu_XueLi</c> 在职教育学历. May start with 中央党校 or 省委党校.</summary>
    public string? OnTheJobEducation { get => Text(FormElements.OnTheJobEducation); init => Elements = FormElementList.Set(Elements, FormElements.OnTheJobEducation, value); }

    /// <summary><c>ZaiZhiJiaoYu_XueWei</c> 在职教育学位.</summary>
    public string? OnTheJobDegree { get => Text(FormElements.OnTheJobDegree); init => Elements = FormElementList.Set(Elements, FormElements.OnTheJobDegree, value); }

    /// <summary><c>ZaiZhiJiaoYu_XueLi_BiYeYuanXiaoXi</c> 在职学历毕业院校系及专业.</summary>
    public string? OnTheJobEducationSchool { get => Text(FormElements.OnTheJobEducationSchool); init => Elements = FormElementList.Set(Elements, FormElements.OnTheJobEducationSchool, value); }

    /// <summary><c>ZaiZhiJiaoYu_XueWei_BiYeYuanXiaoXi</c> 在职学位毕业院校系及专业.</summary>
    public string? OnTheJobDegreeSchool { get => Text(FormElements.OnTheJobDegreeSchool); init => Elements = FormElementList.Set(Elements, FormElements.OnTheJobDegreeSchool, value); }

    /// <summary><c>XianRenZhiWu</c> 现任职务. Units and posts; includes posts about to be removed.</summary>
    public string? PresentPosts { get => Text(FormElements.PresentPosts); init => Elements = FormElementList.Set(Elements, FormElements.PresentPosts, value); }

    /// <summary><c>NiRenZhiWu</c> 拟任职务.</summary>
    public string? ProposedPosts { get => Text(FormElements.ProposedPosts); init => Elements = FormElementList.Set(Elements, FormElements.ProposedPosts, value); }

    /// <summary><c>NiMianZhiWu</c> 拟免职务.</summary>
    public string? PostsToRemove { get => Text(FormElements.PostsToRemove); init => Elements = FormElementList.Set(Elements, FormElements.PostsToRemove, value); }

    /// <summary><c>JianLi</c> 简历. See <see cref="ResumeText"/>.</summary>
    public string? Resume { get => Text(FormElements.Resume); init => Elements = FormElementList.Set(Elements, FormElements.Resume, value); }

    /// <summary><c>JiangChengQingKuang</c> 奖惩情况. 无 when there is none.</summary>
    public string? RewardsAndSanctions { get => Text(FormElements.RewardsAndSanctions); init => Elements = FormElementList.Set(Elements, FormElements.RewardsAndSanctions, value); }

    /// <summary><c>NianDuKaoHeJieGuo</c> 年度考核结果. The last two or three years.</summary>
    public string? Assessments { get => Text(FormElements.Assessments); init => Elements = FormElementList.Set(Elements, FormElements.Assessments, value); }

    /// <summary><c>RenMianLiYou</c> 任免理由.</summary>
    public string? Reason { get => Text(FormElements.Reason); init => Elements = FormElementList.Set(Elements, FormElements.Reason, value); }

    /// <summary><c>ChengBaoDanWei</c> 呈报单位.</summary>
    public string? ReportingUnit { get => Text(FormElements.ReportingUnit); init => Elements = FormElementList.Set(Elements, FormElements.ReportingUnit, value); }

    /// <summary><c>GaiGeQianRenZhiNianLingJieXian</c> 改革前任职年龄界限. Newer files only: one of six fixed phrases; may be empty.</summary>
    public string? PreReformAgeLimit { get => Text(FormElements.PreReformAgeLimit); init => Elements = FormElementList.Set(Elements, FormElements.PreReformAgeLimit, value); }

    /// <summary><c>JiSuanNianLingShiJian</c> 计算年龄时间. yyyyMMdd or yyyyMM.</summary>
    public string? AgeCountDate { get => Text(FormElements.AgeCountDate); init => Elements = FormElementList.Set(Elements, FormElements.AgeCountDate, value); }

    /// <summary><c>TianBiaoShiJian</c> 填表时间. yyyyMMdd or yyyyMM.</summary>
    public string? FormDate { get => Text(FormElements.FormDate); init => Elements = FormElementList.Set(Elements, FormElements.FormDate, value); }

    /// <summary><c>TianBiaoRen</c> 填表人.</summary>
    public string? FilledInBy { get => Text(FormElements.FilledInBy); init => Elements = FormElementList.Set(Elements, FormElements.FilledInBy, value); }

    /// <summary><c>ShenFenZheng</c> 身份证号. Absent in older files; a final x is made upper case.</summary>
    public string? IdentityNumber { get => Text(FormElements.IdentityNumber)?.ToUpperInvariant(); init => Elements = FormElementList.Set(Elements, FormElements.IdentityNumber, value); }

    /// <summary><c>Version</c> 版本. The editor's version, 3.2.1.16 when we compose.</summary>
    public string? Version { get => Text(FormElements.Version); init => Elements = FormElementList.Set(Elements, FormElements.Version, value); }

    /// <summary><c>JiaTingChengYuan</c> 家庭主要成员及重要社会关系, rows with text only. Empty both when the container is absent and when it is empty: see <see cref="StateOf"/>.</summary>
    public ImmutableArray<FamilyMember> FamilyMembers
    {
        get => Rows;
        init
        {
            Rows = value.IsDefault ? [] : [.. value.Where(m => !m.IsEmpty)];
            Elements = FormElementList.Set(Elements, FormElements.Family, "");
        }
    }

    /// <summary><c>ZhaoPian</c> 照片: the bytes of an image file. Empty when the element is absent, empty, or (state <see cref="ElementState.Text"/>) unreadable.</summary>
    public ImmutableArray<byte> Photo
    {
        get => Picture;
        init
        {
            Picture = value.IsDefault ? [] : value;
            Elements = FormElementList.Set(Elements, FormElements.Photo, Convert.ToBase64String(Picture.AsSpan()));
        }
    }

    /// <summary>Elements the official form doesn't have, in file order, kept and written back; a top-level <c>ZhengZhiMianMao</c> is one.</summary>
    public IEnumerable<FormElement> Unknown => Elements.Where(e => FormElements.Find(e.Name) is null);

    /// <summary>Children of the family container that are no rows, kept and written back.</summary>
    public ImmutableArray<FormElement> UnknownInFamily { get; internal init; } = [];

    /// <summary>Whether the identity number is complete and its check character right: only then may it match a person.</summary>
    public bool IdentityNumberUsable => IdentityNumberForMatching is not null;

    /// <summary>The identity number in its 18-character form, an old 15-digit one converted; null when it is absent or wrong.</summary>
    public string? IdentityNumberForMatching => Identity.IdentityNumber.TryRead(IdentityNumber, out var number) ? number.Value : null;

    /// <summary>Whether an element is absent, empty or has text.</summary>
    public ElementState StateOf(FormElementSpec element)
    {
        if (FormElementList.Find(Elements, element) is not { } found)
        {
            return ElementState.Absent;
        }

        var hasText = element.Kind == FormElementKind.Family ? FamilyMembers.Length > 0 : !FormText.IsEmpty(found.RawText, element.AllowsBreak);
        return hasText ? ElementState.Text : ElementState.Empty;
    }

    /// <summary>The trimmed text of an element; null when it is absent. Of the photo: Base64; of the family: always empty.</summary>
    public string? Text(FormElementSpec element) =>
        FormElementList.Find(Elements, element) is { } found ? FormText.Clean(found.RawText, element.AllowsBreak) : null;

    /// <summary>The date an element holds; null when it is absent, empty, or no date.</summary>
    public PartialDate? DateOf(FormElementSpec element) => FormDates.Read(Text(element));

    /// <summary>The form with the text of one element set; null takes the element out. Not for the family and the photo.</summary>
    /// <exception cref="ArgumentException">The element is the family container or the photo.</exception>
    public AppointmentForm With(FormElementSpec element, string? text)
    {
        if (text is not null && (element.Kind is FormElementKind.Family or FormElementKind.Photo))
        {
            throw new ArgumentException($"{element.Name} has no text of its own; set its property.", nameof(element));
        }

        return this with
        {
            Elements = FormElementList.Set(Elements, element, text),
            Rows = element.Kind == FormElementKind.Family ? [] : Rows,
            UnknownInFamily = element.Kind == FormElementKind.Family ? [] : UnknownInFamily,
            Picture = element.Kind == FormElementKind.Photo ? [] : Picture,
        };
    }

    /// <inheritdoc/>
    public bool Equals(AppointmentForm? other) => other is not null
        && Comparable().SequenceEqual(other.Comparable())
        && FamilyMembers.SequenceEqual(other.FamilyMembers)
        && FormElementList.Comparable(UnknownInFamily).SequenceEqual(FormElementList.Comparable(other.UnknownInFamily))
        && Photo.AsSpan().SequenceEqual(other.Photo.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, BirthDate, IdentityNumber, Elements.Length);

    /// <summary>Says nothing of the person: forms end up in logs.</summary>
    public override string ToString() => $"{nameof(AppointmentForm)} with {Elements.Length} elements";

    /// <summary>The form as a reader gathered it: elements verbatim, photo decoded.</summary>
    internal static AppointmentForm Gathered(
        ImmutableArray<FormElement> elements, ImmutableArray<FamilyMember> members, ImmutableArray<FormElement> unknownInFamily, byte[]? photo) => new()
        {
            Elements = elements,
            Rows = members,
            UnknownInFamily = unknownInFamily,
            Picture = photo is null ? [] : ImmutableCollectionsMarshal.AsImmutableArray(photo),
        };

    private ImmutableArray<FamilyMember> Rows { get; init; } = [];

    private ImmutableArray<byte> Picture { get; init; } = [];

    private IEnumerable<(string, string, string?)> Comparable() => FormElementList.InOfficialOrder(Elements, FormElements.Find)
        .Select(e => (e.Name, ComparableText(e), e.Markup));

    // A photo that can be read is compared by its bytes: line breaks inside the Base64 don't count.
    private string ComparableText(FormElement element) => FormElements.Find(element.Name) is { } spec
        ? spec.Kind == FormElementKind.Photo && !Photo.IsEmpty ? "" : FormText.Clean(element.RawText, spec.AllowsBreak)
        : FormText.Clean(element.RawText, allowsBreak: false);
}
