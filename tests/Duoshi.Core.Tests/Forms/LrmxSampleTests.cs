using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Core.Tests.Forms;

/// <summary>The checks a reader must pass on the sample files.</summary>
public sealed class LrmxSampleTests
{
    public static TheoryData<string> Names => [SampleForms.Common, SampleForms.WithAgeLimit];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_sample_reads_without_warning(string name)
    {
        var reading = LrmxReader.Read(SampleForms.Bytes(name));

        Assert.False(reading.HasErrors);
        var notice = Assert.Single(reading.Notices); // region 99 doesn't exist
        Assert.Equal(("identity.region-unknown", FormNoticeSeverity.Info), (notice.Code, notice.Severity));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_element_arrives(string name)
    {
        var form = SampleForms.Form(name);

        Assert.Equal("张三", form.Name);
        Assert.Equal("男", form.Sex);
        Assert.Equal("198503", form.BirthDate);
        Assert.Equal("汉族", form.EthnicGroup);
        Assert.Equal("示例省样例县", form.NativePlace);
        Assert.Equal("示例省样例县", form.BirthPlace);
        Assert.Equal("200611", form.PartyJoined);
        Assert.Equal("200707", form.WorkStarted);
        Assert.Equal("健康", form.Health);
        Assert.Equal("", form.ProfessionalTitle);
        Assert.Equal("刑事检察", form.Expertise);
        Assert.Equal("大学", form.FullTimeEducation);
        Assert.Equal("法学学士", form.FullTimeDegree);
        Assert.Equal("示例大学法学院法学专业", form.FullTimeEducationSchool);
        Assert.Equal("", form.FullTimeDegreeSchool);
        Assert.Equal("", form.OnTheJobEducation);
        Assert.Equal("法律硕士", form.OnTheJobDegree);
        Assert.Equal("", form.OnTheJobEducationSchool);
        Assert.Equal("示例大学法律硕士专业", form.OnTheJobDegreeSchool);
        Assert.Equal("示例省样例县人民检察院党组成员、副检察长、四级高级检察官", form.PresentPosts);
        Assert.Equal("示例省样例县人民检察院党组副书记", form.ProposedPosts);
        Assert.Equal("", form.PostsToRemove);
        Assert.StartsWith("2003.09--2007.07  示例大学", form.Resume, StringComparison.Ordinal);
        Assert.Equal("2018.12，因工作成绩突出，经示例市人民检察院批准，记三等功。", form.RewardsAndSanctions);
        Assert.Equal("2023年年度考核优秀；2024年年度考核称职。", form.Assessments);
        Assert.Equal("工作需要。", form.Reason);
        Assert.Equal("示例市人民检察院", form.ReportingUnit);
        Assert.Equal("20250601", form.AgeCountDate);
        Assert.Equal("20250601", form.FormDate);
        Assert.Equal("王五", form.FilledInBy);
        Assert.Equal("990101198503150017", form.IdentityNumber);
        Assert.True(form.IdentityNumberUsable);
        Assert.Equal("3.2.1.16", form.Version);
        Assert.Equal(new PhotoFormat(PhotoKind.Jpeg, 160, 200), PhotoFormat.Of(form.Photo.AsSpan()));
        Assert.Equal(SampleForms.Bytes(SampleForms.OldPicture), form.Photo.AsSpan().ToArray());
        Assert.Empty(form.Unknown);
    }

    [Fact]
    public void The_common_sample_says_nothing_of_the_two_new_elements()
    {
        var form = SampleForms.Form();

        Assert.Equal(ElementState.Absent, form.StateOf(FormElements.AgeLimitReached));
        Assert.Equal(ElementState.Absent, form.StateOf(FormElements.PreReformAgeLimit));
        Assert.Equal(34, form.Elements.Length);
        Assert.Equal(ElementState.Empty, form.StateOf(FormElements.ProfessionalTitle));
        Assert.Equal(ElementState.Text, form.StateOf(FormElements.Family));
    }

    [Fact]
    public void The_newer_sample_has_the_two_elements_of_the_retirement_reform()
    {
        var form = SampleForms.Form(SampleForms.WithAgeLimit);

        Assert.Equal("204803", form.AgeLimitReached);
        Assert.Equal("改革前任职年龄界限为60岁", form.PreReformAgeLimit);
        Assert.Equal(36, form.Elements.Length);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void There_are_four_family_members_and_the_dead_mother_prints_no_age(string name)
    {
        var form = SampleForms.Form(name);
        var countDate = FormAge.CountDate(form, new DateOnly(2030, 1, 1));

        Assert.Equal(["妻子", "女儿", "父亲", "母亲"], form.FamilyMembers.Select(m => m.Relation));
        Assert.Equal(["李样例", "张示例", "张老样", "赵示范"], form.FamilyMembers.Select(m => m.Name));
        Assert.Equal(["198609", "201505", "195602", "195811"], form.FamilyMembers.Select(m => m.BirthDate));
        Assert.Equal(["群众", "群众", "中共党员", "群众"], form.FamilyMembers.Select(m => m.PoliticalStatus));
        Assert.Equal("示例省样例县农业局干部（已退休）", form.FamilyMembers[2].WorkUnitAndPost);
        Assert.Equal([38, 10, 69, null], form.FamilyMembers.Select(m => FormAge.Of(m, countDate)));
    }

    [Fact]
    public void The_resume_has_an_open_end_and_a_continuation()
    {
        var reading = ResumeText.Parse(SampleForms.Form().Resume!);

        Assert.Equal(6, reading.Periods.Length);
        Assert.EndsWith("2023.05--         示例省样例县人民检察院党组成员、副检察长、四级高级检察官", reading.Original, StringComparison.Ordinal);
        Assert.True(reading.Periods[^1].IsOpen);
        Assert.Equal(new PartialDate(new DateOnly(2023, 5, 1), DatePrecision.Month), reading.Periods[^1].From);
        Assert.Equal(["（2009.09--2012.06示例大学法律硕士专业在职学习，获法律硕士学位）"], reading.Periods[2].Continuations);
        Assert.Empty(reading.Notices);
    }

    [Fact]
    public void The_age_on_the_count_date_is_40() =>
        Assert.Equal(40, FormAge.Of(SampleForms.Form(), new DateOnly(2030, 1, 1)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Written_untouched_it_is_the_same_file_byte_by_byte(string name) =>
        Assert.Equal(SampleForms.Bytes(name), SampleForms.Written(SampleForms.Form(name)));
}
