using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Identity;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>待核疑点: places where the record contradicts itself. Questions for the clerk; they change nothing and say nothing about the person.</summary>
internal static class RecordDoubts
{
    private const int YoungestStartOfWork = 16;
    private const int YoungestPartyMember = 18;

    /// <param name="rows">The record as the reader sees it.</param>
    /// <param name="identityNumber">The whole number, where the reader's class reaches it.</param>
    public static IReadOnlyList<Doubt> Find(KindRows rows, string? identityNumber)
    {
        var main = rows.All("appointment").Where(r => r.Slot == Kinds.Appointment.MainSlot && r.ValidFrom < r.ValidTo).OrderBy(r => r.ValidFrom).ToList();
        return [.. Dates(rows), .. Number(rows, identityNumber), .. Career(rows, main), .. Resume(rows, main), .. Assessments(rows), .. Standing(rows, main)];
    }

    private static IEnumerable<Doubt> Dates(KindRows rows)
    {
        var identity = rows.Now("identity");
        var birth = Date(identity, "birth");
        if (birth is null)
        {
            yield return new Doubt("没有出生年月", "No date of birth", "identity", identity);
            yield break;
        }

        if (Date(identity, "workStart") is { } work && work.Value < birth.Value.Value.AddYears(YoungestStartOfWork))
        {
            yield return new Doubt($"参加工作时不满 {YoungestStartOfWork} 岁", $"Younger than {YoungestStartOfWork} at the start of work", "identity", identity);
        }

        if (rows.Now("political-status") is { } party && Date(party, "joined") is { } joined && joined.Value < birth.Value.Value.AddYears(YoungestPartyMember))
        {
            yield return new Doubt($"入党时不满 {YoungestPartyMember} 岁", $"Younger than {YoungestPartyMember} when joining the Party", "political-status", party);
        }

        foreach (var study in rows.Holding("education").Where(r => Date(r, "entered") is { } entered && entered.Value > r.ValidFrom && r.ValidFrom > DateOnly.MinValue))
        {
            yield return new Doubt($"学习经历“{study.Text("school")}”入学晚于毕业", $"Study at '{study.Text("school")}' was entered after it was left", "education", study);
        }
    }

    /// <summary>Birth and sex against the identity number, and its check character.</summary>
    private static IEnumerable<Doubt> Number(KindRows rows, string? text)
    {
        var identity = rows.Now("identity");
        if (string.IsNullOrWhiteSpace(text))
        {
            yield break;
        }

        if (!IdentityNumber.TryRead(text, out var number))
        {
            yield return new Doubt("公民身份号码有误（校验位或日期不符）", "The identity number is wrong (check character or date)", "identity", identity);
            yield break;
        }

        if (Date(identity, "birth") is { Precision: DatePrecision.Day or DatePrecision.Month } birth
            && (birth.Value.Year != number.BirthDate.Year || birth.Value.Month != number.BirthDate.Month || (birth.Precision == DatePrecision.Day && birth.Value.Day != number.BirthDate.Day)))
        {
            yield return new Doubt("出生年月与公民身份号码不一致", "Birth and identity number differ", "identity", identity);
        }

        if (identity?.Values.GetValueOrDefault("sex")?.Value is "1" or "2" && (identity.Values["sex"].Value == "1") != number.IsMale)
        {
            yield return new Doubt("性别与公民身份号码不一致", "Sex and identity number differ", "identity", identity);
        }
    }

    private static IEnumerable<Doubt> Career(KindRows rows, List<RowView> main)
    {
        foreach (var (earlier, later) in main.Zip(main.Skip(1)).Where(p => p.First.ValidTo < p.Second.ValidFrom))
        {
            yield return new Doubt($"主职中断：{earlier.To} 至 {later.From}", $"No main post from {earlier.To} to {later.From}", "appointment", later);
        }

        var away = rows.All("appointment").Where(r => AppointmentManners.IsPosting(r.Values.GetValueOrDefault("manner")?.Value) && r.ValidFrom < r.ValidTo && r.ValidFrom > DateOnly.MinValue).OrderBy(r => r.ValidFrom).ToList();
        foreach (var (earlier, later) in away.Zip(away.Skip(1)).Where(p => p.Second.ValidFrom < p.First.ValidTo))
        {
            yield return new Doubt($"两段外派时间重叠：{earlier.Text("officeName")} 与 {later.Text("officeName")}", $"Two postings overlap: {earlier.Text("officeName")} and {later.Text("officeName")}", "appointment", later);
        }

        if (rows.Now("service") is { } service && service.Values.GetValueOrDefault("status")?.Value is "2" or "3" or "4" && main.Find(r => r.Holds) is { } still)
        {
            yield return new Doubt($"人员状态为“{service.Text("status")}”，主职却没有终止", $"The status is '{service.Text("status")}', yet the main post has not ended", "appointment", still);
        }
    }

    /// <summary>What a resume tells against the rows is found by <see cref="NarrativeDoubts"/>; here only that there is none.</summary>
    private static IEnumerable<Doubt> Resume(KindRows rows, List<RowView> main)
    {
        if (rows.Sees("resume") && rows.Now("resume") is null && main.Exists(r => r.Holds))
        {
            yield return new Doubt("没有简历", "No resume", "resume");
        }
    }

    private static IEnumerable<Doubt> Assessments(KindRows rows)
    {
        var years = rows.Holding("assessment").Select(r => (Row: r, Year: int.TryParse(r.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var y) ? y : 0))
            .Where(a => a.Year > 0).OrderBy(a => a.Year).ToList();
        foreach (var (earlier, later) in years.Zip(years.Skip(1)))
        {
            if (later.Year > earlier.Year + 1)
            {
                yield return new Doubt($"缺 {earlier.Year + 1} 年度考核", $"No assessment for {earlier.Year + 1}", "assessment", later.Row);
            }
            else if (later.Year == earlier.Year)
            {
                yield return new Doubt($"{later.Year} 年度考核有两条", $"Two assessments for {later.Year}", "assessment", later.Row);
            }
        }
    }

    private static IEnumerable<Doubt> Standing(KindRows rows, List<RowView> main)
    {
        if (main.Count > 0 && rows.Sees("staff-category") && rows.Now("staff-category") is null && main.Exists(r => r.Holds))
        {
            yield return new Doubt("没有人员类别", "No staff category", "staff-category");
        }

        if (rows.Now("quota-status") is { } quota && quota.Values.GetValueOrDefault("status")?.Value == "1" && quota.Text("legalAppointment").Length == 0)
        {
            yield return new Doubt("在员额内，但没有法律职务任命日期", "In the quota without the date of the legal appointment", "quota-status", quota, "R-18");
        }
    }

    private static PartialDate? Date(RowView? row, string field) =>
        row?.Values.GetValueOrDefault(field)?.Value is { } stored && PartialDate.TryParse(stored, out var date) ? date : null;
}
