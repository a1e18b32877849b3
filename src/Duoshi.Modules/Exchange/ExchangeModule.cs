using Duoshi.Modules.Exchange.Deciding;
using Duoshi.Modules.Exchange.Exporting;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Exchange.Naming;
using Duoshi.Modules.Exchange.Packs;
using Duoshi.Modules.Exchange.Placing;
using Duoshi.Modules.Exchange.Receiving;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Jobs;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Duoshi.Modules.Exchange;

/// <summary>Files in and out: the holding area of imports, received forms, the appointment form as file and print.</summary>
internal sealed class ExchangeModule : IModule
{
    public string Name => "exchange";

    public void MapTables(ModelBuilder model, bool postgres)
    {
        ImportBatch.Map(model);
        ImportFile.Map(model);
        ImportRow.Map(model);
        ImportField.Map(model);
        ImportNotice.Map(model);
        ReceivedForm.Map(model);
        PersonToPlace.Map(model);
        MeetingPack.Map(model);
        NameMapping.Map(model);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<HoldingLedger>();
        services.AddScoped<ImportingOffice>();
        services.AddScoped<RememberedNames>();
        services.AddScoped<NamesOfImport>();
        services.AddScoped<SettleName>();
        services.AddScoped<ListNames>();
        services.AddScoped<WithdrawName>();
        services.AddScoped<RecheckImport>();
        services.AddScoped<RowMatching>();
        services.AddScoped<RowComparing>();
        services.AddScoped<NewRowFields>();
        services.AddScoped<ReceiveFiles>();
        services.AddScoped<ReadFiles>();
        services.AddScoped<BatchAccess>();
        services.AddScoped<ReviewImport>();
        services.AddScoped<DecideImport>();
        services.AddScoped<EffectsAnew>();
        services.AddScoped<OfficeCounts>();
        services.AddScoped<EffectsOfImport>();
        services.AddScoped<MissingOfImport>();
        services.AddScoped<RowCells>();
        services.AddScoped<RepairRow>();
        services.AddScoped<CommitImport>();
        services.AddScoped<WithdrawImport>();
        services.AddScoped<ExportForms>();
        services.AddScoped<AnnotateImport>();
        services.AddScoped<StartReading>();
        services.AddScoped<ReadAnew>();
        services.AddJob<ReadImportJob>();
        services.AddScoped<ListToPlace>();
        services.AddScoped<ExportToPlace>();
        services.AddScoped<IDeskTasks, ImportTasks>();
        services.AddScoped<ExportBatches>();
        services.AddScoped<ExportRows>();
        services.AddScoped<PlacePerson>();
        services.AddScoped<PackPapers>();
        services.AddScoped<BuildPack>();
        services.AddScoped<StartPack>();
        services.AddScoped<OwnPacks>();
        services.AddJob<MakePackJob>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        NamesOfImport.Map(api);
        SettleName.Map(api);
        ListNames.Map(api);
        WithdrawName.Map(api);
        RecheckImport.Map(api);
        ListToPlace.Map(api);
        ExportToPlace.Map(api);
        ExportBatches.Map(api);
        ExportRows.Map(api);
        PlacePerson.Map(api);
        ReceiveEndpoint.Map(api);
        ImportEndpoints.Map(api);
        MissingOfImport.Map(api);
        EffectsOfImport.Map(api);
        ExportEndpoints.Map(api);
        StartPack.Map(api);
        OwnPacks.Map(api);
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(MenuGroup.Exchange, 10, "/import", "导入核对", "Import", Icons.Material.Outlined.UploadFile, Permission.ImportPrepare,
            "任免审批表、花名册：读取、比对、逐条决定后提交", "Forms and rosters: read, compare, decide row by row, commit"),
        new(MenuGroup.Exchange, 30, "/export", "导出审批表", "Export forms", Icons.Material.Outlined.FileDownload, Permission.RecordExport,
            "任免审批表 .lrmx、DOCX，单个或成批", "Appointment forms as .lrmx or DOCX, single or many"),
        new(MenuGroup.Exchange, 35, "/meeting-pack", "上会材料包", "Meeting pack", Icons.Material.Outlined.FolderZip, Permission.RecordExport,
            "任免审批表、名册和目录，打成一包", "Forms, roster and contents in one zip"),
        new(MenuGroup.Exchange, 20, "/import/to-place", "待安置人员", "To be placed", Icons.Material.Outlined.WrongLocation, Permission.ImportPrepare,
            "文件中的单位不在院树中的人员", "People whose unit the tree does not know"),
        new(MenuGroup.Exchange, 25, "/import/names", "名称对应", "Settled names", Icons.Material.Outlined.Spellcheck, Permission.ImportPrepare,
            "文件中的名称按哪个规范名称读取，可撤销", "What names in files were said to mean; can be withdrawn"),
    ];
}
