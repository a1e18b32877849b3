using System.IO.Compression;
using System.Text;
using Duoshi.Core.Forms;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;
using FamilyMember = Duoshi.Core.Forms.FamilyMember;

namespace Duoshi.Modules.Tests.Exchange;

[System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "xUnit1042", Justification = "Both databases, shared by all data tests.")]
public class ExportFormTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_samples_come_back_element_by_element(Provider provider)
    {
        foreach (var sample in new[] { "张三.lrmx", "张三-到龄版.lrmx" })
        {
            await using var desk = await ImportDesk.OpenAsync(provider);
            var committed = await desk.TakeAsync(ImportDesk.Sample(sample));
            var composed = await desk.ComposeAsync(await desk.PersonOfAsync(committed.Import));
            Assert.Empty(composed.Composed);
            Assert.Equal(LrmxReader.Read(ImportDesk.Sample(sample).Item2).Form, composed.Form);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_changed_element_is_composed_and_all_others_stand_verbatim(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var received = ImportDesk.Form() with { Name = "张 三", NativePlace = "辽宁大连", Resume = "2007.07--2019.11  示范市人民检察院书记员\n2019.11--         示范市人民检察院检察官", ProposedPosts = "某职" };
        var committed = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", received));
        var person = await desk.PersonOfAsync(committed.Import);
        var identity = Assert.Single(await desk.FactsAsync<Identity>(person));
        var kind = TestDatabase.Kinds.Get<Identity>();
        await desk.Data.WriteAsync(
            new FactWrite(kind, person, 1, 0, new FactAct.Correct(identity.Id, null, null, TestDatabase.Changes(kind, (nameof(Identity.NativePlace), "辽宁沈阳")), Reach.AllLater)),
            TestDatabase.Insert<Appointment>(person, new DateOnly(2026, 3, 1), 1, (nameof(Appointment.Manner), "1"), (nameof(Appointment.OfficeName), "示范市人民检察院"), (nameof(Appointment.DepartmentName), "第一检察部"), (nameof(Appointment.PostName), "主任")));

        var composed = await desk.ComposeAsync(person);
        Assert.Equal(["JiGuan", "XianRenZhiWu", "JianLi"], composed.Composed.Order(StringComparer.Ordinal).OrderBy(e => FormElements.Find(e)!.Order));
        Assert.Equal("辽宁沈阳", composed.Form.NativePlace);
        Assert.Equal("示范市人民检察院第一检察部主任", composed.Form.PresentPosts);
        Assert.Equal("2007.07--2019.11  示范市人民检察院书记员\n2019.11--2026.03  示范市人民检察院检察官\n2026.03--         示范市人民检察院第一检察部主任", composed.Form.Resume);
        Assert.Equal("某职", composed.Form.ProposedPosts);
        Assert.Equal("张 三", composed.Form.Elements.Single(e => e.Name == "XingMing").RawText);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Unknown_elements_are_kept_and_written_back(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var (name, bytes) = ImportDesk.Sample("张三.lrmx");
        var text = Encoding.UTF8.GetString(bytes).Replace("<MinZu>", "<ZhengZhiMianMao>中共党员</ZhengZhiMianMao>\r\n  <TeShu a=\"1\"><X>y</X></TeShu>\r\n  <MinZu>", StringComparison.Ordinal);
        var committed = await desk.TakeAsync((name, Encoding.UTF8.GetBytes(text)));
        var form = (await desk.ComposeAsync(await desk.PersonOfAsync(committed.Import))).Form;
        Assert.Equal(["ZhengZhiMianMao", "TeShu"], form.Unknown.Select(u => u.Name));
        using var written = new MemoryStream();
        LrmxWriter.Write(form, written);
        Assert.Contains("<TeShu a=\"1\"><X>y</X></TeShu>", Encoding.UTF8.GetString(written.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_without_a_received_form_gets_one_composed_of_the_record(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var person = await desk.Data.PersonAsync("李四", desk.Province.City, "检察官助理", new DateOnly(2015, 3, 1), ImportDesk.ZhangNumber);
        await desk.Data.WriteAsync(
            TestDatabase.Insert<Education>(person, new DateOnly(2007, 7, 1), null, (nameof(Education.EducationCode), "21"), (nameof(Education.Mode), "1"), (nameof(Education.School), "示例大学"), (nameof(Education.Major), "法学")),
            TestDatabase.Insert<Assessment>(person, new DateOnly(2025, 12, 31), null, (nameof(Assessment.Year), 2025), (nameof(Assessment.Result), "1")));
        var composed = await desk.ComposeAsync(person);
        Assert.Empty(composed.Verbatim);
        Assert.Equal(("李四", "男", "198503", ImportDesk.ZhangNumber), (composed.Form.Name, composed.Form.Sex, composed.Form.BirthDate, composed.Form.IdentityNumber));
        Assert.Equal(("大学", "示例大学法学专业"), (composed.Form.FullTimeEducation, composed.Form.FullTimeEducationSchool));
        Assert.StartsWith("2015.03--", composed.Form.Resume, StringComparison.Ordinal);
        Assert.StartsWith("2025年年度考核", composed.Form.Assessments, StringComparison.Ordinal);
        Assert.Equal("20260701", composed.Form.FormDate);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task What_the_reader_may_not_read_does_not_leave(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        var committed = await desk.TakeAsync(ImportDesk.Lrmx("a.lrmx", ImportDesk.Form() with
        {
            Health = "健康",
            RewardsAndSanctions = "2018.12，记三等功。",
            ProposedPosts = "某职",
            Reason = "工作需要。",
            FamilyMembers = [FamilyMember.Of("妻子", "李样例", "198609", "群众", "教师")],
        }));
        var person = await desk.PersonOfAsync(committed.Import);
        desk.Clerk = await desk.Province.ActorAsync(Role.Leader, desk.Province.City);
        var composed = await desk.ComposeAsync(person);
        Assert.Equal(
            ["JianKangZhuangKuang", "NiRenZhiWu", "JiangChengQingKuang", "RenMianLiYou", "JiaTingChengYuan", "ShenFenZheng"], composed.Withheld.OrderBy(e => FormElements.Find(e)!.Order));
        Assert.All(composed.Withheld, e => Assert.Equal(ElementState.Absent, composed.Form.StateOf(FormElements.Find(e)!)));
        Assert.Empty(composed.Form.FamilyMembers);

        // Another county does not even learn that there is such a person.
        desk.Clerk = await desk.Province.ActorAsync(Role.HrClerk, desk.Province.North);
        Assert.Equal(404, (await desk.AsAsync<ExportForms, Outcome<ComposedForm>>(s => s.ComposeAsync(person, CancellationToken.None))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_batch_is_a_zip_of_safe_names_told_apart_and_every_form_is_audited(Provider provider)
    {
        await using var desk = await ImportDesk.OpenAsync(provider);
        await desk.Data.PersonAsync("张三", desk.Province.North);
        await desk.Data.PersonAsync("张三", desk.Province.North);
        await desk.Data.PersonAsync("阿依·古丽/..", desk.Province.North);
        await desk.Data.PersonAsync("王五", desk.Province.South);
        var selection = (await desk.AsAsync<ExportForms, Outcome<FormSelection>>(s => s.OfOfficeAsync(desk.Province.North, CancellationToken.None))).Value;
        foreach (var (format, ending) in new[] { (FormFormat.Lrmx, ".lrmx"), (FormFormat.Docx, ".docx") })
        {
            using var stream = new MemoryStream();
            _ = await desk.AsAsync<ExportForms, bool>(async s =>
            {
                await s.ZipAsync(stream, selection, format, CancellationToken.None);
                return true;
            });
            using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
            Assert.Equal(new[] { "张三", "张三-2", "阿依·古丽" }.Select(n => n + ending).Order(StringComparer.Ordinal), zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
            Assert.All(zip.Entries, e => Assert.True(e.Length > 500));
        }

        await using var db = await desk.Data.OpenAsync();
        Assert.Equal(6, await db.Set<AuditEntry>().CountAsync(a => a.Act == "form-export" && a.SubjectKind == SubjectKind.Person));
    }
}
