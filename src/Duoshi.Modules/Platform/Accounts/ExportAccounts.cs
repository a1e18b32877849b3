using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Sheets;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Api;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Sheets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>The list of accounts, and the grants of one, as sheets.</summary>
internal sealed class ExportAccounts(ListAccounts accounts, ShowAccount account)
{
    private const int Step = 200;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/admin/accounts/export", async (ExportAccounts slice, HandOutList sheets, CancellationToken ct, string? search = null, Role? role = null, bool? disabled = null, string? format = null) =>
                await sheets.RunAsync(await slice.AccountsAsync(search, role, disabled, ct), format, ct))
            .WithSummary("The accounts as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.AccountManage);
        api.MapGet("/admin/accounts/{accountId:long}/grants/export", async (long accountId, ExportAccounts slice, HandOutList sheets, CancellationToken ct, string? format = null) =>
                await sheets.RunAsync(await slice.GrantsAsync(accountId, ct), format, ct))
            .WithSummary("The grants of an account as XLSX, or CSV (format=csv)").ProducesSheet().Needs(Permission.AccountManage);
    }

    public async Task<Outcome<ShownList>> AccountsAsync(string? search, Role? role, bool? disabled, CancellationToken ct)
    {
        var rows = new List<AccountRow>();
        for (long? after = 0; after is { } from;)
        {
            if (!(await accounts.RunAsync(search, role, disabled, from, Step, ct)).Succeeded(out var page, out var why))
            {
                return why;
            }

            rows.AddRange(page.Accounts);
            after = page.Next;
        }

        return new ShownList(
            T("账号", "Accounts"),
            [new(T("账号", "Account")), new(T("姓名", "Name")), new(T("对应人员", "Person")), new(T("现有角色", "Roles today")), new(T("状态", "State")), new(T("建立", "Created")), new(T("最近登录", "Last sign-in"))],
            rows.Select(a => SheetLine.Of(
                a.UserName, a.DisplayName, a.Person, string.Join(T("、", ", "), a.Roles.Select(r => r.Name())), AccountStates.Name(a),
                Moment(a.CreatedAt), a.LastSignInAt is { } at ? Moment(at) : "")))
        {
            Filters = ShownList.InWords(
                ShownList.Containing(search), role?.Name(), disabled switch { true => T("停用", "Disabled"), false => T("启用", "Enabled"), _ => null }),
        };
    }

    public async Task<Outcome<ShownList>> GrantsAsync(long accountId, CancellationToken ct)
    {
        if (!(await account.RunAsync(accountId, ct)).Succeeded(out var view, out var why))
        {
            return why;
        }

        return new ShownList(
            T($"授权：{view.Account.UserName}", $"Grants of {view.Account.UserName}"),
            [
                new(T("角色", "Role")), new(T("范围", "Scope")), new(T("条线", "Line")), new(T("干部管理权限", "Management authority")), new(T("自", "From")), new(T("至", "To")),
                new(T("有效", "Holds")), new(T("授权人", "By")), new(T("授权时间", "Granted at")), new(T("依据", "On what")), new(T("终止人", "Ended by")),
            ],
            view.Grants.Select(g => SheetLine.Of(
                g.Role.Name(),
                g.Office is null ? T("全部", "everything") : T($"{g.Office}及下级", $"{g.Office} and below"),
                g.Line is null ? T("全部", "all") : FieldCodes.Name(CodeTableNames.BusinessLineDuoshi, g.Line),
                g.HighestAuthority is null ? T("不限", "no limit") : FieldCodes.Name(CodeTableNames.ManagementAuthorityZb130, g.HighestAuthority),
                Day(g.ValidFrom), g.ValidTo is { } to ? Day(to) : "", g.Holds ? T("是", "yes") : T("否", "no"),
                g.GrantedByName, Moment(g.GrantedAt), g.Reason, g.EndedByName)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
