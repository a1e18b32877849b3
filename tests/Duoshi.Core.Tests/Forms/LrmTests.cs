using CsCheck;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class LrmTests
{
    [Fact]
    public void Every_field_of_the_old_record_arrives()
    {
        var reading = SampleForms.ReadOld();

        Assert.Empty(reading.Notices);
        var converted = FormConversion.ToLrmx(reading.Form!);
        Assert.Equal("3.2.1.16", converted.Version);
        Assert.Equal(SampleForms.Form().With(FormElements.IdentityNumber, null), converted);
        Assert.Equal(ElementState.Absent, converted.StateOf(FormElements.IdentityNumber));
        Assert.Equal(ElementState.Absent, converted.StateOf(FormElements.AgeLimitReached));
    }

    [Fact]
    public void Written_again_record_and_picture_are_the_same_byte_by_byte()
    {
        using var record = new MemoryStream();
        using var picture = new MemoryStream();

        var notices = LrmWriter.Write(SampleForms.ReadOld().Form!, record, picture);

        Assert.Empty(notices);
        Assert.Equal(SampleForms.Bytes(SampleForms.OldRecord), record.ToArray());
        Assert.Equal(SampleForms.Bytes(SampleForms.OldPicture), picture.ToArray());
    }

    [Fact]
    public void The_old_format_loses_identity_number_version_and_the_new_elements()
    {
        using var record = new MemoryStream();

        var notices = LrmWriter.Write(SampleForms.Form(SampleForms.WithAgeLimit), record, null);

        Assert.Equal(["DaoLingNianYue", "GaiGeQianRenZhiNianLingJieXian", "ShenFenZheng", "Version"], notices.Select(n => n.Element));
        Assert.Equal(SampleForms.Bytes(SampleForms.OldRecord), record.ToArray());
    }

    [Fact]
    public void A_34th_field_holds_the_identity_number()
    {
        using var record = new MemoryStream();
        var notices = LrmWriter.Write(SampleForms.Form(), record, null, withIdentityNumber: true);
        record.Position = 0;

        var form = LrmReader.Read(record, null).Form!;

        Assert.Equal(["Version"], notices.Select(n => n.Element));
        Assert.Equal("990101198503150017", form.IdentityNumber);
        Assert.Equal(ElementState.Absent, form.StateOf(FormElements.Photo));
    }

    [Fact]
    public void Family_rows_after_the_13th_are_lost_with_a_warning()
    {
        var members = Enumerable.Range(1, 15).Select(i => FamilyMember.Of("弟弟", $"张{i}", "", "", "")).ToImmutableArray();
        using var record = new MemoryStream();

        var notices = LrmWriter.Write(SampleForms.ReadOld().Form! with { FamilyMembers = members }, record, null);
        record.Position = 0;

        Assert.Equal([14, 15], notices.Where(n => n.Code == "lrm.loses-family-row").Select(n => n.Row));
        Assert.Equal(13, LrmReader.Read(record, null).Form!.FamilyMembers.Length);
    }

    [Theory]
    [InlineData("大学#法学学士@#法律硕士", "大学", "法学学士", "", "法律硕士")]
    [InlineData("大学#法学学士", "大学", "法学学士", "", "")]
    [InlineData("大学", "大学", "", "", "")]
    [InlineData("@研究生", "", "", "研究生", "")]
    [InlineData("", "", "", "", "")]
    public void The_tail_of_the_education_field_may_be_missing(string field, string education, string degree, string onTheJob, string onTheJobDegree)
    {
        var fields = Enumerable.Repeat("", 33).ToArray();
        (fields[0], fields[9]) = ("张三", field);

        var form = Read(fields).Form!;

        Assert.Equal(
            (education, degree, onTheJob, onTheJobDegree),
            (form.FullTimeEducation, form.FullTimeDegree, form.OnTheJobEducation, form.OnTheJobDegree));
    }

    [Fact]
    public void Rows_without_relation_and_name_do_not_exist_and_uneven_lists_are_noted()
    {
        var fields = Enumerable.Repeat("", 33).ToArray();
        (fields[0], fields[20], fields[21], fields[22], fields[23], fields[24]) = ("张三", "妻子@@父亲", "李四@@张父", "198001@199001@195001", "群众@@", "a,b@x");

        var reading = Read(fields);

        Assert.Equal([("妻子", "a,b"), ("父亲", "")], reading.Form!.FamilyMembers.Select(m => (m.Relation!, m.WorkUnitAndPost!)));
        reading.Notice("lrm.family-uneven");
    }

    [Theory]
    [InlineData(32)]
    [InlineData(35)]
    [InlineData(400)]
    public void Another_number_of_fields_is_refused(int count)
    {
        var reading = Read(Enumerable.Repeat("a", count).ToArray());

        Assert.Null(reading.Form);
        Assert.Contains($" {count} ", reading.Notice("lrm.fields").CauseZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("<Person/>")]
    public void What_is_no_record_is_refused(string text) =>
        Assert.Null(LrmReader.Read(new MemoryStream(SampleForms.Utf8(text)), null).Form);

    [Fact]
    public void Any_text_survives_the_old_format_but_for_separators_made_full_width()
    {
        var elements = FormElements.All.Except([FormElements.AgeLimitReached, FormElements.PreReformAgeLimit, FormElements.Version, FormElements.IdentityNumber])
            .Where(e => e.Kind is not (FormElementKind.Family or FormElementKind.Photo)).ToArray();
        var text = Gen.Char["\",,@#检a\n"].Array[0, 6].Select(c => new string(c).Trim());
        text.Array[elements.Length].Sample(texts =>
        {
            var form = elements.Zip(texts).Aggregate(new AppointmentForm(), (f, p) => f.With(p.First, p.Second));
            using var record = new MemoryStream();
            var notices = LrmWriter.Write(form, record, null);
            record.Position = 0;
            var again = LrmReader.Read(record, null).Form!;
            foreach (var element in elements)
            {
                var replaced = notices.Any(n => n.Code == "lrm.separator-replaced" && n.Element == element.Name);
                Assert.Equal(Narrow(form.Text(element)!, replaced), Narrow(again.Text(element)!, replaced));
            }
        });
    }

    private static string Narrow(string text, bool replaced) => replaced ? text.Replace('＂', '"').Replace('＠', '@').Replace('＃', '#') : text;

    private static FormReading Read(string[] fields) =>
        LrmReader.Read(new MemoryStream(SampleForms.Utf8($"\"{string.Join("\",\"", fields)}\"\r\n")), null);
}
