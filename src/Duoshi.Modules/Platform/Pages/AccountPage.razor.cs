using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Accounts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Pages;

/// <summary>An account: its state, its person, its grants.</summary>
public sealed partial class AccountPage
{
    private AccountView? view;
    private OneTimePassword? reset;
    private NamedSubject? person;
    private string? why;
    private bool linking;

    [Parameter]
    public long AccountId { get; set; }

    [Inject]
    private TimeProvider Clock { get; set; } = default!;

    private DateOnly Today => Clock.Today();

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync() =>
        why = (await Show.RunAsync(AccountId, default)).Succeeded(out view, out var refusal) ? null : refusal.Text;

    private async Task ResetAsync()
    {
        if (await SureAsync(
            T("重置密码？", "Reset the password?"),
            T("该账号的所有登录和令牌随即失效。", "All its sessions and tokens end.")))
        {
            var outcome = await Reset.RunAsync(AccountId, view!.Account.Version, default);
            await AfterAsync(outcome.Succeeded(out reset, out var refusal) ? null : refusal);
        }
    }

    private async Task DisableAsync()
    {
        var disable = !view!.Account.Disabled;
        if (!disable || await SureAsync(
            T("停用该账号？", "Disable the account?"),
            T("停用后立即不能登录，也不能办理任何事。授权保留。", "From now on it can't sign in and may nothing. Its grants stay.")))
        {
            await AfterAsync((await Disable.RunAsync(AccountId, disable, view.Account.Version, default)).Refusal);
        }
    }

    private async Task LinkAsync()
    {
        var refusal = (await Link.RunAsync(AccountId, person?.Id, view!.Account.Version, default)).Refusal;
        linking = refusal is not null;
        await AfterAsync(refusal);
    }

    private async Task EndAsync(GrantRow grant)
    {
        if (await SureAsync(
            T("终止授权？", "End the grant?"),
            T($"{grant.Role.Name()}：立即失效，记录保留。", $"{grant.Role.Name()}: it ends at once and stays on the list.")))
        {
            await AfterAsync((await End.RunAsync(AccountId, grant.Id, default)).Refusal);
        }
    }

    private async Task AfterAsync(Refusal? refusal)
    {
        await LoadAsync();
        why = refusal?.Text ?? why;
    }

    private async Task<bool> SureAsync(string title, string text) =>
        await Dialogs.ShowMessageBoxAsync(title, text, yesText: T("确定", "Yes"), cancelText: T("取消", "Cancel")) == true;

    private static string Authority(string code) => FieldCodes.Name(CodeTableNames.ManagementAuthorityZb130, code);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToCivil().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
