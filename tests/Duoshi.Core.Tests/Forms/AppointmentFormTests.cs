using System.Text;
using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

public sealed class AppointmentFormTests
{
    [Fact]
    public void The_catalogue_is_complete_and_in_order()
    {
        Assert.Equal(36, FormElements.All.Length);
        Assert.Equal(Enumerable.Range(0, 36), FormElements.All.Select(e => e.Order));
        Assert.Equal(["8a", "28a"], FormElements.All.Where(e => !e.WrittenByDefault).Select(e => e.Number));
        Assert.Equal(["JianLi", "JiangChengQingKuang", "NianDuKaoHeJieGuo", "RenMianLiYou", "ChengBaoDanWei"], FormElements.All.Where(e => e.AllowsBreak).Select(e => e.Name));
        Assert.Equal(324, FormElements.Find("NiMianZhiWu")!.MaxLength);
        Assert.Equal(["ChengWei", "XingMing", "ChuShengRiQi", "ZhengZhiMianMao", "GongZuoDanWeiJiZhiWu"], FormElements.Member.Select(e => e.Name));
    }

    [Fact]
    public void Setting_one_property_leaves_all_others_verbatim()
    {
        var form = SampleForms.Form();

        var changed = form with { ProposedPosts = "检察长 & 书记" };

        Assert.Equal("检察长 & 书记", changed.ProposedPosts);
        Assert.Equal(
            Encoding.UTF8.GetString(SampleForms.Bytes(SampleForms.Common))
                .Replace("<NiRenZhiWu>示例省样例县人民检察院党组副书记</NiRenZhiWu>", "<NiRenZhiWu>检察长 &amp; 书记</NiRenZhiWu>", StringComparison.Ordinal),
            Encoding.UTF8.GetString(SampleForms.Written(changed)));
        Assert.NotEqual(form, changed);
    }

    [Fact]
    public void The_two_new_elements_added_make_the_newer_file() =>
        Assert.Equal(
            SampleForms.Bytes(SampleForms.WithAgeLimit),
            SampleForms.Written(SampleForms.Form() with { AgeLimitReached = "204803", PreReformAgeLimit = "改革前任职年龄界限为60岁" }));

    [Fact]
    public void A_form_composed_from_nothing_has_the_official_elements()
    {
        var sample = SampleForms.Form();

        var composed = FormElements.All
            .Where(e => e.Kind is not (FormElementKind.Family or FormElementKind.Photo) && e.WrittenByDefault)
            .Aggregate(AppointmentForm.Blank, (form, e) => form.With(e, sample.Text(e)))
            with
        { FamilyMembers = sample.FamilyMembers, Photo = sample.Photo };

        Assert.Equal(sample, composed);
        Assert.Equal(SampleForms.Bytes(SampleForms.Common), SampleForms.Written(composed));
        Assert.Equal(34, AppointmentForm.Blank.Elements.Length);
    }

    [Fact]
    public void An_element_taken_out_is_not_written()
    {
        var form = SampleForms.Form().With(FormElements.IdentityNumber, null).With(FormElements.Photo, null).With(FormElements.Family, null);

        var again = LrmxReader.Read(SampleForms.Written(form)).Form!;

        Assert.Equal(form, again);
        Assert.Equal(ElementState.Absent, again.StateOf(FormElements.IdentityNumber));
        Assert.Equal(ElementState.Absent, again.StateOf(FormElements.Photo));
        Assert.Equal(ElementState.Absent, again.StateOf(FormElements.Family));
        Assert.Empty(form.FamilyMembers);
        Assert.Empty(form.Photo);
    }

    [Fact]
    public void A_form_without_photo_is_written_with_a_warning()
    {
        using var stream = new MemoryStream();

        var notices = LrmxWriter.Write(SampleForms.Form() with { Photo = [] }, stream);

        Assert.Single(notices, n => n.Code == "photo.missing");
    }

    [Fact]
    public void Nothing_of_the_person_is_in_its_printed_form()
    {
        Assert.DoesNotContain("张", SampleForms.Form().ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("李", SampleForms.Form().FamilyMembers[0].ToString(), StringComparison.Ordinal);
    }
}
