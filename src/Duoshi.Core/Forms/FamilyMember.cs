namespace Duoshi.Core.Forms;

/// <summary>One row of 家庭主要成员及重要社会关系 (<c>JiaTingChengYuan/Item</c>). In every property null is absent and "" is empty.</summary>
public sealed record FamilyMember
{
    /// <summary>A row with all five elements.</summary>
    public static FamilyMember Of(string relation, string name, string birthDate, string politicalStatus, string workUnitAndPost) => new()
    {
        Relation = relation,
        Name = name,
        BirthDate = birthDate,
        PoliticalStatus = politicalStatus,
        WorkUnitAndPost = workUnitAndPost,
    };

    /// <summary>The elements in file order, unknown ones included.</summary>
    public ImmutableArray<FormElement> Elements { get; internal init; } = [];

    /// <summary><c>ChengWei</c> 称谓: 妻子, 丈夫, 长子, 父亲 …</summary>
    public string? Relation { get => Text(FormElements.MemberRelation); init => Elements = FormElementList.Set(Elements, FormElements.MemberRelation, value); }

    /// <summary><c>XingMing</c> 姓名, without alignment spaces.</summary>
    public string? Name
    {
        get => Text(FormElements.MemberName) is { } name ? PersonNames.Normalise(name) : null;
        init => Elements = FormElementList.Set(Elements, FormElements.MemberName, value);
    }

    /// <summary><c>ChuShengRiQi</c> 出生日期: yyyyMM or yyyyMMdd.</summary>
    public string? BirthDate { get => Text(FormElements.MemberBirthDate); init => Elements = FormElementList.Set(Elements, FormElements.MemberBirthDate, value); }

    /// <summary><c>ZhengZhiMianMao</c> 政治面貌.</summary>
    public string? PoliticalStatus { get => Text(FormElements.MemberPoliticalStatus); init => Elements = FormElementList.Set(Elements, FormElements.MemberPoliticalStatus, value); }

    /// <summary><c>GongZuoDanWeiJiZhiWu</c> 工作单位及职务; retired or dead stands in brackets.</summary>
    public string? WorkUnitAndPost { get => Text(FormElements.MemberWorkUnitAndPost); init => Elements = FormElementList.Set(Elements, FormElements.MemberWorkUnitAndPost, value); }

    /// <summary>Whether the last element says that the person is dead: such a row prints no age.</summary>
    public bool IsDeceased => WorkUnitAndPost is { } post
        && (post.Contains("去世", StringComparison.Ordinal) || post.Contains("已故", StringComparison.Ordinal));

    /// <summary>Whether no element has text: such rows are dropped on reading.</summary>
    public bool IsEmpty => Elements.All(e => FormText.IsEmpty(e.RawText, allowsBreak: false) && e.Markup is null);

    /// <summary>Elements the form doesn't know, kept verbatim.</summary>
    public IEnumerable<FormElement> Unknown => Elements.Where(e => FormElements.FindMember(e.Name) is null);

    /// <summary>The trimmed text of an element; null when it is absent.</summary>
    public string? Text(FormElementSpec element) =>
        FormElementList.Find(Elements, element) is { } found ? FormText.Clean(found.RawText, element.AllowsBreak) : null;

    /// <summary>Equal when the same elements in official order have the same trimmed texts.</summary>
    public bool Equals(FamilyMember? other) => other is not null && Comparable().SequenceEqual(other.Comparable());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Relation, Name, BirthDate);

    /// <summary>Says nothing of the person: forms end up in logs.</summary>
    public override string ToString() => $"{nameof(FamilyMember)} with {Elements.Length} elements";

    private IEnumerable<(string, string, string?)> Comparable() =>
        FormElementList.Comparable(FormElementList.InOfficialOrder(Elements, FormElements.FindMember));
}
