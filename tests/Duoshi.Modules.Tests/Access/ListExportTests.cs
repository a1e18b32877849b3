using System.IO.Compression;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Placing;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Duoshi.Modules.Tests.Infrastructure;
using Duoshi.Modules.Tests.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Tests.Access;

/// <summary>Lists handed out as sheets: what the page shows, who may take it, what is printed on it, and that it is written down.</summary>
[InChinese]
public class ListExportTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_accounts_go_out_as_filtered_with_their_roles_and_more_than_a_page_of_them(Provider provider)
    {
        await using var world = await AccessWorld.CreateAsync(provider);
        for (var i = 0; i < 205; i++)
        {
            Assert.Null((await world.AsOperatorAsync(s => s.GetRequiredService<CreateAccount>().RunAsync(new($"user{i}", $"=甲{i}"), default))).Refusal);
        }

        var keeper = await world.AccountAsync("keeper", new GrantRole.Request(Role.SecurityAdministrator));
        var list = (await world.AsAsync(keeper, s => s.GetRequiredService<ExportAccounts>().AccountsAsync("=甲", null, null, default))).Value;
        Assert.Equal(205, list.Lines.Count());
        Assert.Equal("含“=甲”", list.Filters);
        var own = Assert.Single((await world.AsAsync(keeper, s => s.GetRequiredService<ExportAccounts>().AccountsAsync(null, Role.SecurityAdministrator, false, default))).Value.Lines);
        Assert.Equal(("keeper", "安全管理员", "启用"), (own.Cells[0], own.Cells[3], own.Cells[4]));
        var grant = Assert.Single((await world.AsAsync(keeper, s => s.GetRequiredService<ExportAccounts>().GrantsAsync(keeper, default))).Value.Lines);
        Assert.Equal("安全管理员", grant.Cells[0]);

        var nobody = await world.AccountAsync("nobody");
        Assert.Equal(403, (await world.AsAsync(nobody, s => s.GetRequiredService<ExportAccounts>().AccountsAsync(null, null, null, default))).Refusal?.Status);
        Assert.Equal(403, (await world.AsAsync(nobody, s => s.GetRequiredService<ExportAudit>().RunAsync(new(), default))).Refusal?.Status);
        Assert.Equal(403, (await world.AsAsync(nobody, s => s.GetRequiredService<ExportPolicy>().RunAsync(default))).Refusal?.Status);
        Assert.Equal(403, (await world.AsAsync(nobody, s => s.GetRequiredService<ExportJobs>().RunAsync(true, default))).Refusal?.Status);
        Assert.Empty((await world.AsAsync(nobody, s => s.GetRequiredService<ExportJobs>().RunAsync(false, default))).Value.Lines);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_audit_goes_out_latest_first_and_the_hand_out_is_an_entry_itself(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        var list = (await database.Slice<ExportAudit>().RunAsync(new(SubjectKind: Modules.Platform.Facts.SubjectKind.Office), default)).Value;
        var lines = list.Lines.ToList();
        Assert.Contains(lines, l => l.Cells[4] == "院" && l.Cells[5] == $"{office}");
        Assert.Equal("院", list.Filters);

        _ = await TextOfAsync(database, (Outcome<ShownList>)((await database.Slice<ExportPolicy>().RunAsync(default)).Value with { Filters = "甲" }), "csv");
        await using var db = await database.OpenAsync();
        var entry = await db.Set<AuditEntry>().OrderByDescending(a => a.Sequence).FirstAsync();
        Assert.Equal("export-list", entry.Act);
        Assert.StartsWith("权限矩阵；", entry.Detail, StringComparison.Ordinal);
        Assert.EndsWith("；甲", entry.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_history_of_an_office_goes_out_with_dates_document_and_no_formula(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync("示范省甲县人民检察院", null, "3");
        Assert.Null((await database.Slice<RenameOffice>().RunAsync(office, new() { On = "2019-07-01", Name = "示范省甲区人民检察院", Reason = "=撤县设区", DocumentNumber = "示编〔2019〕7号", Seen = await database.VersionAsync(office) }, default)).Refusal);

        var outcome = await database.Slice<ExportOfficeHistory>().RunAsync(office, default);
        var line = outcome.Value.Lines.First(l => l.Cells[2] == "更名");
        Assert.Contains("示范省甲县人民检察院", line.Cells[4], StringComparison.Ordinal);
        Assert.Contains("2019.07.01", line.Cells[5], StringComparison.Ordinal);
        Assert.Equal("示编〔2019〕7号", line.Cells[7]);

        var csv = await TextOfAsync(database, outcome, "csv");
        Assert.Contains("'=撤县设区", csv, StringComparison.Ordinal);
        Assert.Contains("截至日期：", csv, StringComparison.Ordinal);
        var sheet = await TextOfAsync(database, outcome, null);
        Assert.Contains("=撤县设区", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", sheet, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task The_parts_of_an_office_go_out_as_of_the_day_read(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        Assert.Null((await database.Slice<SetEstablishment>().RunAsync(office, new() { On = "2015-01-01", Kind = "1", Authorised = 30, Seen = await database.VersionAsync(office) }, default)).Refusal);
        Assert.Null((await database.Slice<FoundDepartment>().RunAsync(office, new() { On = "2016-01-01", Name = "第一检察部", Seen = await database.VersionAsync(office) }, default)).Refusal);

        var parts = database.Slice<ExportOfficeParts>();
        var then = (await parts.RunAsync(office, "2015-06-30", null, ExportOfficeParts.Structure, default)).Value;
        Assert.Equal(new DateOnly(2015, 6, 30), then.AsOf);
        Assert.Empty(then.Lines);
        Assert.Contains((await parts.RunAsync(office, null, null, ExportOfficeParts.Structure, default)).Value.Lines, l => l.GroupText?.StartsWith("第一检察部", StringComparison.Ordinal) == true);
        Assert.Contains((await parts.RunAsync(office, "2015-06-30", null, ExportOfficeParts.Establishment, default)).Value.Lines, l => l.Cells.Contains("30"));
        Assert.Equal(404, (await parts.RunAsync(987654, null, null, ExportOfficeParts.Establishment, default)).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Lists_of_people_go_out_only_to_whoever_may_export(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync();
        var person = await database.PersonAsync("张三", office);
        var history = (await database.Slice<ExportPersonHistory>().RunAsync(person, "identity", default)).Value;
        Assert.Contains("张三", history.Title, StringComparison.Ordinal);
        Assert.Contains(history.Lines, l => l.Cells[3] == "新增" && l.Cells[7]!.Contains("张三", StringComparison.Ordinal));

        await using var officer = database.ScopeOf(new Actor(7, "督察", null, [new ActorGrant(Role.SupervisionOfficer, "")]));
        var services = officer.ServiceProvider;
        Assert.Equal(403, (await services.GetRequiredService<ExportPersonHistory>().RunAsync(person, null, default)).Refusal?.Status);
        Assert.Equal(403, (await services.GetRequiredService<ExportCorrections>().RunAsync(false, default)).Refusal?.Status);
        Assert.Equal(403, (await services.GetRequiredService<ExportBatches>().RunAsync(default)).Refusal?.Status);
        Assert.Equal(403, (await services.GetRequiredService<ExportToPlace>().RunAsync(default)).Refusal?.Status);
        Assert.Equal(403, (await services.GetRequiredService<ExportOfficeHistory>().RunAsync(office, default)).Refusal?.Status);
        Assert.Equal(403, (await services.GetRequiredService<ExportOffices>().RunAsync(new(), default)).Refusal?.Status);
    }

    /// <summary>What is handed out: the text of a CSV, or the text of all parts of a workbook.</summary>
    private static async Task<string> TextOfAsync(TestDatabase database, Outcome<ShownList> list, string? format)
    {
        var file = Assert.IsType<FileStreamHttpResult>(await database.Slice<HandOutList>().RunAsync(list, format, default));
        await using var content = file.FileStream;
        if (format == "csv")
        {
            using var reader = new StreamReader(content);
            return await reader.ReadToEndAsync();
        }

        await using var zip = new ZipArchive(content);
        var text = new System.Text.StringBuilder();
        foreach (var part in zip.Entries)
        {
            using var reader = new StreamReader(await part.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}
