using CsCheck;
using Duoshi.Core.Engines.Narrative;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Tests.Narrative;

public sealed class ResumeAgainstRowsTests
{
    private const string Resume = """
        2003.09--2007.07  示范大学法学院法学专业学习
        2007.07--2012.03  示范县人民检察院书记员
                          （其间：2010.03--2010.09借调至示范市人民检察院工作）
        2012.03--2018.06  示范县人民检察院公诉科副科长
        2018.06--         示范县人民检察院党组成员、副检察长
        """;

    private static readonly DateOnly Today = new(2025, 1, 1);

    private static readonly CareerRow[] Rows =
    [
        Study(1, "2003.09", "2007.07", "示范大学", "法学"),
        Post(2, "2007.07.15", "2012.03.02", "示范县人民检察院", "书记员"),
        Post(3, "2012.03.02", "2018.06.20", "示范县人民检察院公诉科", "副科长"),
        Post(4, "2018.06.20", "", "示范县人民检察院", "副检察长"),
    ];

    [Fact]
    public void A_resume_that_tells_what_the_rows_say_gives_no_finding() => Assert.Empty(Compare(Resume, Rows));

    [Fact]
    public void A_gap_and_an_overlap_are_named_with_their_months()
    {
        var findings = Compare(Resume.Replace("2007.07--2012.03", "2007.07--2012.01", StringComparison.Ordinal).Replace("2012.03--2018.06", "2012.03--2018.08", StringComparison.Ordinal), Rows);
        Assert.Equal("简历第 2 段之后有空档：2012.01–2012.03", findings.Single(f => f.Kind == ResumeFindingKind.Gap).Zh);
        Assert.Equal("Period 3 of the resume overlaps the next: 2018.06 to 2018.08", findings.Single(f => f.Kind == ResumeFindingKind.Overlap).En);
    }

    [Fact]
    public void Another_start_is_proposed_as_the_rows_start_and_nothing_else()
    {
        var finding = Assert.Single(Compare(Resume, [Rows[0], Rows[1], Rows[2] with { From = Date("2012.05"), To = Rows[2].To }, Rows[3]]));
        Assert.Equal((ResumeFindingKind.StartDiffers, 3, 3L), (finding.Kind, finding.Period!.Value, finding.Row!.Value));
        Assert.Equal((true, "2012.03"), (finding.Fix!.OfRows, finding.Fix.From.ToString()));
        Assert.Equal("简历第 3 段自 2012.03 开始，记录为 2012.05：示范县人民检察院公诉科副科长", finding.Zh);
    }

    [Fact]
    public void A_period_without_a_row_is_proposed_as_a_row()
    {
        var finding = Assert.Single(Compare(Resume, [Rows[0], Rows[1], Rows[3]]));
        Assert.Equal((ResumeFindingKind.OnlyInResume, 3), (finding.Kind, finding.Period!.Value));
        Assert.Equal(new ProposedFix(true, null, Date("2012.03"), Date("2018.06"), "示范县人民检察院公诉科副科长"), finding.Fix);
    }

    [Fact]
    public void A_row_the_resume_is_silent_about_is_proposed_as_a_line()
    {
        var finding = Assert.Single(Compare(Resume.Replace("2003.09--2007.07  示范大学法学院法学专业学习\n", "", StringComparison.Ordinal), Rows));
        Assert.Equal((ResumeFindingKind.OnlyInRows, 1L, false), (finding.Kind, finding.Row!.Value, finding.Fix!.OfRows));
    }

    [Fact]
    public void Another_post_in_the_same_months_is_a_difference_of_text()
    {
        var finding = Assert.Single(Compare(Resume, [Rows[0], Rows[1], Post(3, "2012.03.02", "2018.06.20", "示范县人民检察院公诉科", "科长"), Rows[3]]));
        Assert.Equal((ResumeFindingKind.TextDiffers, "简历第 3 段写“示范县人民检察院公诉科副科长”，记录为“示范县人民检察院公诉科科长”"), (finding.Kind, finding.Zh));
    }

    [Fact]
    public void An_open_end_against_an_ended_row_is_a_difference()
    {
        var finding = Assert.Single(Compare(Resume, [.. Rows[..3], Rows[3] with { To = Date("2024.01") }]));
        Assert.Equal((ResumeFindingKind.EndDiffers, "简历第 4 段至 今，记录为 2024.01：示范县人民检察院副检察长"), (finding.Kind, finding.Zh));
    }

    [Fact]
    public void The_first_post_joins_the_study_though_it_began_weeks_later()
    {
        Assert.Empty(Compare(Resume, [Rows[0], Rows[1] with { From = Date("2007.09.20") }, .. Rows[2..]]));
        Assert.Equal(ResumeFindingKind.StartDiffers, Assert.Single(Compare(Resume, [Rows[0], Rows[1] with { From = Date("2007.12") }, .. Rows[2..]])).Kind);
    }

    [Fact]
    public void A_post_that_ends_after_the_day_of_reading_is_open() =>
        Assert.Empty(Compare(Resume, [.. Rows[..3], Rows[3] with { To = Date("2025.03.01") }]));

    [Fact]
    public void Months_out_of_work_need_no_row() =>
        Assert.Empty(Compare("2007.07--2008.01  待业\n2008.01--  示范县人民检察院书记员", [Post(1, "2008.01", "", "示范县人民检察院", "书记员")]));

    [Fact]
    public void Rows_that_only_go_on_are_one_period() =>
        Assert.Empty(Compare("2008.01--  示范县人民检察院书记员", [Post(1, "2008.01", "2010.05", "示范县人民检察院", "书记员"), Post(2, "2010.05", "", "示范县人民检察院", "书记员")]));

    [Fact]
    public void A_resume_composed_of_the_rows_never_differs_from_them_and_a_dropped_row_is_always_named()
    {
        var posts = Gen.Int[1, 5].SelectMany(n => Gen.Select(Gen.Int[1, 60].Array[n], Gen.Int[0, 9].Array[n], Gen.Int[0, n - 1]));
        posts.Sample((months, titles, dropped) =>
        {
            var rows = new List<CareerRow>();
            var at = new DateOnly(1995, 7, 1);
            for (var i = 0; i < months.Length; i++)
            {
                var next = at.AddMonths(months[i]);
                rows.Add(Post(i, Month(at), i == months.Length - 1 ? "" : Month(next), $"示范{"甲乙丙丁戊"[i]}县人民检察院", "科员副科长股长主任检察官"[titles[i]..(titles[i] + 2)]));
                at = next;
            }

            var resume = ResumeText.Parse(ResumeText.Compose(rows.Select(r => new ResumePeriod(r.From, r.To, r.Text, []))));
            Assert.Empty(ResumeAgainstRows.Compare(resume, rows, Today));
            var without = rows.Where(r => r.Key != dropped).ToList();
            Assert.Contains(ResumeAgainstRows.Compare(resume, without, Today), f => f.Kind == ResumeFindingKind.OnlyInResume && f.Fix!.Text == rows[dropped].Text);
        });
    }

    private static string Month(DateOnly day) => $"{day.Year:0000}.{day.Month:00}";

    private static ImmutableArray<ResumeFinding> Compare(string resume, IEnumerable<CareerRow> rows) => ResumeAgainstRows.Compare(ResumeText.Parse(resume.ReplaceLineEndings("\n")), rows, Today);

    private static CareerRow Post(long key, string from, string to, string place, string post) => new(key, CareerRowKind.Post, Date(from), Date(to), place + post, post);

    private static CareerRow Study(long key, string from, string to, string school, string subject) => new(key, CareerRowKind.Study, Date(from), Date(to), school + subject + "专业", school);

    private static PartialDate Date(string text) => text.Length == 0 ? PartialDate.Open : PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text);
}
