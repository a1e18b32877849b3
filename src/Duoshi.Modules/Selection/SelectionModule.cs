using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Selection.Contracts;
using Duoshi.Modules.Selection.Matters;
using Duoshi.Modules.Selection.Numbers;
using Duoshi.Modules.Selection.PaperDecisions;
using Duoshi.Modules.Selection.Processes;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Duoshi.Modules.Selection;

/// <summary>How people come to posts: pre-check, whole-process record, decisions registered from paper.</summary>
internal sealed class SelectionModule : IModule
{
    public string Name => "selection";

    public IEnumerable<MenuEntry> Menu =>
    [
        new(MenuGroup.Personnel, 30, "/post-numbers", "职数预审", "Pre-check of numbers", Icons.Material.Outlined.Calculate, Permission.SelectionRecord,
            "领导职数、编制、职级：核定、现有、空缺、谁将离任", "Leading posts, establishment, ranks: approved, present, free, who leaves"),
        new(MenuGroup.Personnel, 32, "/selection", "选拔任用纪实", "Selection recorded", Icons.Material.Outlined.Checklist, Permission.SelectionRead,
            "从动议到任职逐项登记，缺一项不得进入下一项", "Step by step from the motion to the post; a missing step blocks the next"),
        new(MenuGroup.Personnel, 34, "/paper-decisions", "补录决定", "Paper decisions", Icons.Material.Outlined.Gavel, Permission.DecisionRegister,
            "录入纸质任免决定，由另一人复核后入库", "Enter a decision taken on paper; somebody else checks it"),
    ];

    public void MapTables(ModelBuilder model, bool postgres)
    {
        SelectionProcess.Map(model);
        StepEntry.Map(model);
        PlannedAct.Map(model);
        PaperDecision.Map(model);
        ProcedureRow.Map(model);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<ActReading>();
        services.AddScoped<ActPlanner>();
        services.AddScoped<ActWords>();
        services.AddScoped<MatterLog>();
        services.AddScoped<NumberBook>();
        services.AddScoped<CandidateReader>();
        services.AddScoped<PreCheckNumbers>();
        services.AddScoped<ExportNumbers>();
        services.AddScoped<StartProcess>();
        services.AddScoped<ListProcesses>();
        services.AddScoped<ReadProcess>();
        services.AddScoped<RecordStep>();
        services.AddScoped<StopProcess>();
        services.AddScoped<ConfirmAppointment>();
        services.AddScoped<SetProcedure>();
        services.AddScoped<DecisionReading>();
        services.AddScoped<SubmitDecision>();
        services.AddScoped<ListDecisions>();
        services.AddScoped<ReadDecision>();
        services.AddScoped<CheckDecision>();
        services.AddScoped<WithdrawDecision>();
        services.AddScoped<PresentPosts>();
        services.AddScoped<IDemoSelections, DemoSelections>();
        services.AddScoped<IMeetingSheet, PreCheckPaper>();
        services.AddScoped<IMeetingSheet, FourChecksPaper>();
        services.AddScoped<IDueMatters, DueNotices>();
        services.AddScoped<IDueMatters, DueProbations>();
        services.AddScoped<IProbations, DueProbations>();
        services.AddScoped<IDeskTasks, MatterTasks>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        PreCheckNumbers.Map(api);
        ExportNumbers.Map(api);
        StartProcess.Map(api);
        ListProcesses.Map(api);
        ReadProcess.Map(api);
        RecordStep.Map(api);
        StopProcess.Map(api);
        ConfirmAppointment.Map(api);
        SetProcedure.Map(api);
        SubmitDecision.Map(api);
        ListDecisions.Map(api);
        ReadDecision.Map(api);
        CheckDecision.Map(api);
        WithdrawDecision.Map(api);
    }
}
