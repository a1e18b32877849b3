using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Personnel;

[InChinese]
public class ExportPeopleTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task An_export_shows_what_the_page_shows_with_day_filters_and_who_printed_it(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        for (var i = 0; i < 5; i++)
        {
            await here.Data.PersonAsync("=张三", here.North);
        }

        await here.Data.PersonAsync("李四", here.South);
        var clerk = await here.ActorAsync(Role.HrClerk, here.North, "王科员");
        var query = new PeopleQuery { Sex = "1", AsOf = "2026-06-30", Size = 2, After = "x" };
        var file = (await here.AsAsync<ExportPeople, Outcome<ExportPeople.Exported>>(clerk, s => s.RunAsync(query, "name,office,age", "csv", default))).Value;
        await using (file.Content)
        {
            using var reader = new StreamReader(file.Content);
            var text = await reader.ReadToEndAsync();
            Assert.Contains("截至日期：2026.06.30", text, StringComparison.Ordinal);
            Assert.Contains("性别：男", text, StringComparison.Ordinal);
            Assert.Contains("导出人：王科员", text, StringComparison.Ordinal);
            Assert.Contains("姓名,年龄,单位", text, StringComparison.Ordinal);
            // Five rows, none of them a formula.
            Assert.Equal(5, text.Split("'=张三,41,北县人民检察院").Length - 1);
            Assert.DoesNotContain("李四", text, StringComparison.Ordinal);
        }

        await using var db = await here.Data.OpenAsync();
        Assert.StartsWith("5;", (await db.Set<AuditEntry>().SingleAsync(a => a.Act == "export-roster")).Detail, StringComparison.Ordinal);
        Assert.Equal(403, (await here.AsAsync<ExportPeople, Outcome<ExportPeople.Exported>>(await here.ActorAsync(Role.SupervisionOfficer, here.North), s => s.RunAsync(query, null, null, default))).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_workbook_is_written_and_its_file_is_gone_when_it_was_taken(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        await here.Data.PersonAsync("张三", here.North);
        var file = (await here.AsAsync<ExportPeople, Outcome<ExportPeople.Exported>>(TestDatabase.Operator, s => s.RunAsync(new PeopleQuery(), null, "xlsx", default))).Value;
        var path = ((FileStream)file.Content).Name;
        await using (file.Content)
        {
            Assert.Equal((byte)'P', file.Content.ReadByte());
            Assert.EndsWith(".xlsx", file.Name, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(path));
    }
}
