using System.Globalization;
using Duoshi.Core.Time;
using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Receiving;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Exchange.Pages;

/// <summary>The batches, and the place to hand files in. Few files are read while one waits, many in the background.</summary>
public sealed partial class ImportsPage : IDisposable
{
    private const int PageSize = 50;
    private const int MostFiles = 5000;
    private const int ReadWhileWaiting = 20;
    private const long GreatestFile = 50L << 20;

    private IReadOnlyList<ReviewedBatch> batches = [];
    private string? source;
    private string? office;
    private string? asOf;
    private string? working;
    private string? refusal;
    private CancellationTokenSource? stop;

    [SupplyParameterFromQuery(Name = "before")]
    private long? Before { get; set; }

    [Inject]
    private ReviewImport Review { get; set; } = default!;

    [Inject]
    private ReceiveFiles Receive { get; set; } = default!;

    [Inject]
    private ReadFiles Read { get; set; } = default!;

    [Inject]
    private StartReading Start { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    public void Dispose()
    {
        stop?.Cancel();
        stop?.Dispose();
    }

    internal static string StateName(string state) => Enum.GetValues<Holding.ImportState>().Where(s => s.Key() == state).Select(ViewWords.Name).Select(n => T(n.Zh, n.En)).FirstOrDefault(state);

    protected override async Task OnParametersSetAsync() =>
        batches = (await Review.BatchesAsync(Before, PageSize, CancellationToken.None)).Succeeded(out var list, out _) ? list : [];

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        if (!string.IsNullOrWhiteSpace(asOf) && !PartialDate.TryParse(asOf, out _))
        {
            refusal = T($"截至日期“{asOf}”不是有效日期。", $"The as-of date '{asOf}' is no date.");
            return;
        }

        refusal = null;
        stop = new CancellationTokenSource();
        Say(T("正在接收…", "Receiving…"));
        var folder = Directory.CreateTempSubdirectory("duoshi-import-");
        try
        {
            var files = await SpoolAsync(chosen, folder.FullName, stop.Token);
            await ImportAsync(files, stop.Token);
        }
        catch (OperationCanceledException)
        {
            refusal = T("已取消；已收到的部分留在批次中，可以继续读取。", "Cancelled; what was received stays in its batch and can be read on.");
        }
        catch (Exception e) when (e is IOException or InvalidOperationException)
        {
            refusal = T($"文件超过 50 MB、多于 {MostFiles} 个，或传送中断，请重试。", $"A file is larger than 50 MB, there are more than {MostFiles}, or the transfer broke off; try again.");
        }
        finally
        {
            folder.Delete(recursive: true);
            working = null;
        }
    }

    /// <summary>Puts the upload on disk: thousands of files would not fit the memory of a circuit.</summary>
    private async Task<List<IncomingFile>> SpoolAsync(InputFileChangeEventArgs chosen, string folder, CancellationToken ct)
    {
        var files = new List<IncomingFile>();
        foreach (var file in chosen.GetMultipleFiles(MostFiles))
        {
            var path = Path.Combine(folder, files.Count.ToString(CultureInfo.InvariantCulture));
            await using (var stream = file.OpenReadStream(GreatestFile, ct))
            await using (var spool = File.Create(path))
            {
                await stream.CopyToAsync(spool, ct);
            }

            files.Add(new IncomingFile(file.Name, file.Size, () => File.OpenRead(path)));
            Say(T($"已接收 {files.Count} 个文件…", $"{files.Count} files received…"));
        }

        return files;
    }

    private async Task ImportAsync(List<IncomingFile> files, CancellationToken ct)
    {
        var names = string.Join(T("、", ", "), files.Select(f => f.Name).Take(3)) + (files.Count > 3 ? "…" : "");
        var delivery = new Delivery(
            string.IsNullOrWhiteSpace(source) ? names : source, files, null, PartialDate.TryParse(asOf, out var day) ? day : null,
            long.TryParse(office, NumberStyles.None, CultureInfo.InvariantCulture, out var key) ? key : null);
        if (!(await Receive.RunAsync(delivery, null, ct)).Succeeded(out var id, out var why))
        {
            refusal = why.Text;
            return;
        }

        var batch = (await Review.BatchAsync(id, ct)).Value;
        if (batch.Files > ReadWhileWaiting)
        {
            var started = await Start.RunAsync(id, ct);
            Navigation.NavigateTo(started.Refusal is null ? $"/import/{id}?job={started.Value}" : $"/import/{id}");
            return;
        }

        var progress = new Progress<ImportProgress>(p => _ = InvokeAsync(() => Say(T($"读取和比对：{p.Done} / {p.Total}", $"Reading and comparing: {p.Done} of {p.Total}"))));
        if (!(await Read.RunAsync(id, progress, ct)).Succeeded(out _, out why))
        {
            refusal = why.Text;
            return;
        }

        Navigation.NavigateTo($"/import/{id}");
    }

    private void Say(string text)
    {
        working = text;
        StateHasChanged();
    }
}
