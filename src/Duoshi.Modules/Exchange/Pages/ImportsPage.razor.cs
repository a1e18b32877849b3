using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>The batches, and the place to hand files in: chosen, dropped, a whole folder, or pasted from a sheet.</summary>
public sealed partial class ImportsPage : IAsyncDisposable
{
    private const int PageSize = 50;
    private const int NothingChosen = 204;
    private const int BrokenOff = 499;

    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<ReviewedBatch> batches = [];
    private ElementReference files;
    private ElementReference folder;
    private ElementReference pasted;
    private IJSObjectReference? module;
    private string? source;
    private string? office;
    private string? asOf;
    private string? working;
    private string? refusal;

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [Inject]
    private ReviewImport Review { get; set; } = default!;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Told by the browser while it sends.</summary>
    [JSInvokable]
    public void Sent(long loaded, long total)
    {
        working = loaded < total
            ? T($"正在上传：{loaded >> 10:N0} / {total >> 10:N0} KB", $"Sending: {loaded >> 10:N0} of {total >> 10:N0} KB")
            : T("已上传，正在读取和比对…", "Sent; reading and comparing…");
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        gone.Dispose();
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (Exception lost) when (lost is JSDisconnectedException or OperationCanceledException)
        {
            // The circuit is gone, and the page with it.
        }
    }

    internal static string StateName(string state) => Enum.GetValues<Holding.ImportState>().Where(s => s.Key() == state).Select(ViewWords.Name).Select(n => T(n.Zh, n.En)).FirstOrDefault(state);

    protected override async Task OnParametersSetAsync() =>
        batches = (await Review.BatchesAsync(Before, PageSize, CancellationToken.None)).Succeeded(out var list, out _) ? list : [];

    private async Task SendAsync(ElementReference from)
    {
        if (!string.IsNullOrWhiteSpace(asOf) && !PartialDate.TryParse(asOf, out _))
        {
            refusal = T($"截至日期“{asOf}”不是有效日期。", $"The as-of date '{asOf}' is no date.");
            return;
        }

        (refusal, working) = (null, T("正在上传…", "Sending…"));
        StateHasChanged();
        try
        {
            module ??= await Js.InvokeAsync<IJSObjectReference>("import", gone.Token, "./_content/Duoshi.Modules/Exchange/Pages/ImportsPage.razor.js");
            using var listener = DotNetObjectReference.Create(this);
            var limits = new { files = ReceiveEndpoint.MostFiles, bytes = ReceiveEndpoint.MostBytes };

            // With a token of its own the call may take as long as the files need.
            var reply = await module.InvokeAsync<Reply>("send", gone.Token, from, Address(), limits, listener);
            await module.InvokeVoidAsync("clear", gone.Token, from);
            Follow(reply);
        }
        catch (Exception lost) when (lost is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone; what was received stays in its batch.
        }
        finally
        {
            working = null;
        }
    }

    private void Follow(Reply reply)
    {
        switch (reply.Status)
        {
            case NothingChosen:
                refusal = T("没有可读取的内容，请先选择文件或粘贴名册。", "There is nothing to read; choose files or paste a roster first.");
                break;
            case BrokenOff:
                refusal = T("已取消。", "Cancelled.");
                break;
            case 413:
                refusal = reply.Said ?? ReceiveEndpoint.TooLarge.Text;
                break;
            case 200 or 202 when reply.Import > 0:
                Navigation.NavigateTo(reply.Job > 0 ? $"/import/{reply.Import}?job={reply.Job}" : $"/import/{reply.Import}");
                break;
            default:
                refusal = reply.Said ?? T("传送中断，请重试。", "The transfer broke off; try again.");
                break;
        }
    }

    private string Address()
    {
        var query = new Dictionary<string, object?>
        {
            ["source"] = string.IsNullOrWhiteSpace(source) ? null : source,
            ["asOf"] = string.IsNullOrWhiteSpace(asOf) ? null : asOf,
            ["officeId"] = long.TryParse(office, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null,
        };
        return Navigation.GetUriWithQueryParameters(Navigation.ToAbsoluteUri("/api/v1/imports").ToString(), query);
    }

    private async Task StopAsync() => await module!.InvokeVoidAsync("stop", gone.Token);

    /// <summary>What came of a sending.</summary>
    private sealed record Reply(int Status, long Import, long Job, string? Said);
}
