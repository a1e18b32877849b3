using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Personnel.Checks;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Corrections;
using Duoshi.Modules.Personnel.Demo;
using Duoshi.Modules.Personnel.Due;
using Duoshi.Modules.Personnel.FileChecks;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Narratives;
using Duoshi.Modules.Personnel.OfficePages;
using Duoshi.Modules.Personnel.Portrait;
using Duoshi.Modules.Personnel.Questions;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Personnel.Registration;
using Duoshi.Modules.Personnel.Roster;
using Duoshi.Modules.Personnel.Rosters;
using Duoshi.Modules.Personnel.Yearly;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Desk;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Jobs;
using Duoshi.Modules.Platform.Ledger;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Duoshi.Modules.Personnel;

/// <summary>People: one record each, through time.</summary>
internal sealed class PersonnelModule : IModule
{
    public string Name => "personnel";

    public IEnumerable<FactKind> FactKinds =>
    [
        new FactKind<Identity>(Name), new FactKind<StaffNumber>(Name), new FactKind<Service>(Name), new FactKind<PoliticalStatus>(Name),
        new FactKind<Appointment>(Name), new FactKind<DutyLevel>(Name), new FactKind<CivilServiceRank>(Name), new FactKind<ProsecutorGrade>(Name),
        new FactKind<PoliceRank>(Name), new FactKind<StaffCategory>(Name), new FactKind<QuotaStatus>(Name), new FactKind<EstablishmentHeld>(Name),
        new FactKind<ManagedBy>(Name), new FactKind<Entry>(Name), new FactKind<Exit>(Name), new FactKind<Education>(Name),
        new FactKind<EducationSummary>(Name), new FactKind<LegalQualification>(Name), new FactKind<ProfessionalTitle>(Name), new FactKind<EmploymentContract>(Name),
        new FactKind<FamilyMember>(Name), new FactKind<Resume>(Name), new FactKind<Statement>(Name), new FactKind<Reward>(Name),
        new FactKind<Sanction>(Name), new FactKind<Assessment>(Name), new FactKind<Training>(Name), new FactKind<Contact>(Name),
        new FactKind<Photo>(Name), new FactKind<CaseCredit>(Name), new FactKind<TalentTitle>(Name), new FactKind<Competition>(Name),
        new FactKind<Mentoring>(Name),
    ];

    public IEnumerable<MenuEntry> Menu =>
    [
        new(MenuGroup.Personnel, 10, "/people", "人员名册", "Roster", Icons.Material.Outlined.Groups, Permission.PersonRead,
            "查人、筛选、排序、导出；点姓名看画像与档案", "Find, filter, sort, export; a name opens portrait and record"),
        new(MenuGroup.Personnel, 12, "/rosters/build", "名册制作", "Roster builder", Icons.Material.Outlined.TableView, Permission.RecordExport,
            "选列、分组、排序，打印或导出名册，存为模板", "Columns, groups, order; print or export, keep as a template"),
        new(MenuGroup.Personnel, 12, "/ask", "问人", "Ask", Icons.Material.Outlined.ManageSearch, Permission.PersonRead,
            "按任意信息集组合条件，几人、是谁、交叉统计", "Any condition over the record: how many, who, counts by two fields"),
        new(MenuGroup.Personnel, 15, "/due", "到期清单", "Due list", Icons.Material.Outlined.EventNote, Permission.PersonRead,
            "到龄、试用、外派、等级年限、影响期", "Retirement, probation, postings, years of a grade, effects"),
        new(MenuGroup.Personnel, 16, "/checks", "核查规则", "Check rules", Icons.Material.Outlined.Rule, Permission.CheckRead,
            "缺项与逻辑核查：规则、试算、结果、完整情况", "What is missing or disagrees: rules, trials, results, completeness"),
        new(MenuGroup.Personnel, 17, "/file-checks", "三龄二历", "Paper-file check", Icons.Material.Outlined.FolderOpen, Permission.FileFactsCheck,
            "对照纸质档案逐项核查认定", "Item by item against the paper file"),
        new(MenuGroup.Personnel, 18, "/yearly", "年报表", "Yearly tables", Icons.Material.Outlined.TableView, Permission.ReportRead,
            "截至年末的结构情况和本年进出，数字可看名单", "Structure at the year's end, entries and exits; each figure lists its people"),
        new(MenuGroup.Personnel, 18, "/record-doubts", "简历核对", "Resumes against rows", Icons.Material.Outlined.Rule, Permission.PersonRead,
            "简历与任职、学历记录不一致之处，逐条更正或保留", "Where resumes and rows differ; correct or let stand, one by one"),
        new(MenuGroup.Personnel, 20, "/corrections", "更正申请", "Requests for correction", Icons.Material.Outlined.RateReview, Permission.CorrectionRequestAnswer,
            "本人提出的更正，答复后到档案办理", "What people ask to have corrected; answer, then correct"),
        new(MenuGroup.Own, 10, "/me", "我的档案", "My record", Icons.Material.Outlined.Badge, Permission.OwnRecordRead,
            "看自己的档案、谁查阅过，申请更正", "Your own record, who opened it, ask for a correction"),
    ];

    public void MapTables(ModelBuilder model, bool postgres)
    {
        Person.Map(model);
        PersonCardTable.Map(model, postgres);
        SearchTables.Map(model, postgres);
        CorrectionRequest.Map(model);
        SavedFilter.Map(model);
        RosterTemplate.Map(model);
        FindingDismissal.Map(model);
        SavedQuestion.Map(model);
        PeerGroup.Map(model);
        CheckRuleVersion.Map(model);
        FileCheck.Map(model);
    }

    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<PersonCards>();
        services.AddScoped<SearchKeys>();
        services.AddScoped<IRecordProjection>(s => s.GetRequiredService<PersonCards>());
        services.AddScoped<IRecordProjection>(s => s.GetRequiredService<SearchKeys>());
        services.AddScoped<PersonSubjects>();
        services.AddScoped<ISubjects>(s => s.GetRequiredService<PersonSubjects>());
        services.AddScoped<IFactRule, AppointmentRule>();
        services.AddScoped<IFactRule, EducationSummaryRule>();
        services.AddScoped<IFactRule, CaseCreditRule>();
        services.AddScoped<IFactRule, MentoringRule>();
        services.AddScoped<IdentityRule>();
        services.AddScoped<IFactRule>(s => s.GetRequiredService<IdentityRule>());
        services.AddScoped<IPeople, People>();
        services.AddScoped<ISubjectNames, PersonLabels>();
        services.AddScoped<OpenFileLog>();
        services.AddScoped<ReadPerson>();
        services.AddScoped<PersonHistory>();
        services.AddScoped<RevealIdentityNumber>();
        services.AddScoped<MyRecord>();
        services.AddScoped<RegisterPerson>();
        services.AddScoped<RequestCorrection>();
        services.AddScoped<ListCorrections>();
        services.AddScoped<ExportCorrections>();
        services.AddScoped<IDeskTasks, DueTasks>();
        services.AddScoped<IDeskTasks, CheckTasks>();
        services.AddScoped<IDeskTasks, CorrectionTasks>();
        services.AddScoped<IFinder, FindPeople>();
        services.AddScoped<ExportPersonHistory>();
        services.AddScoped<AnswerCorrection>();
        services.AddScoped<ListPeople>();
        services.AddSingleton<PlainPages>();
        services.AddScoped<ListDue>();
        services.AddScoped<ExportDue>();
        services.AddSingleton<CheckFields>();
        services.AddScoped<ListCheckRules>();
        services.AddScoped<WriteCheckRule>();
        services.AddScoped<BindCheckRules>();
        services.AddScoped<StartCheckRun>();
        services.AddScoped<JudgeCheckRun>();
        services.AddScoped<CheckPersonAgain>();
        services.AddScoped<IDemoChecks, DemoChecks>();
        services.AddScoped<ReadCheckResults>();
        services.AddJob<CheckRunJob>();
        services.AddScoped<ReadFileCheck>();
        services.AddScoped<EnterFileCheck>();
        services.AddScoped<ListFileChecks>();
        services.AddScoped<ReadYearly>();
        services.AddScoped<ReadOfficeSheet>();
        services.AddScoped<ReadFindings>();
        services.AddScoped<SettleFinding>();
        services.AddScoped<ListFindings>();
        services.AddScoped<ReadPortrait>();
        services.AddScoped<ReadPhoto>();
        services.AddScoped<ComparePortraits>();
        services.AddScoped<PeerExperience>();
        services.AddScoped<PeerGroups>();
        services.AddScoped<KeepPeerGroup>();
        services.AddScoped<DescribeQuery>();
        services.AddScoped<ExportPeople>();
        services.AddScoped<SuggestPeople>();
        services.AddScoped<IPersonChoices, PersonChoices>();
        services.AddScoped<SavedFilters>();
        services.AddScoped<NextInList>();
        services.AddScoped<OfferedColumns>();
        services.AddScoped<RosterHeadings>();
        services.AddScoped<ComposeRoster>();
        services.AddScoped<PreviewRoster>();
        services.AddScoped<ExportRoster>();
        services.AddScoped<RosterTemplates>();
        services.AddScoped<IRosters, RosterContract>();
        services.AddScoped<ReadQuestionCatalogue>();
        services.AddScoped<SavedQuestions>();
        services.AddScoped<OpenQuestions>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<PivotQuestion>();
        services.AddScoped<ExportAnswer>();
        services.AddScoped<CardCheck>();
        services.AddScoped<IProjectionCheck>(s => s.GetRequiredService<CardCheck>());
        services.AddScoped<IDemoPeople, DemoPeople>();
    }

    public void MapEndpoints(IEndpointRouteBuilder api)
    {
        ReadQuestionCatalogue.Map(api);
        AnswerQuestion.Map(api);
        PivotQuestion.Map(api);
        ExportAnswer.Map(api);
        SavedQuestions.Map(api);
        ReadFindings.Map(api);
        SettleFinding.Map(api);
        ListFindings.Map(api);
        ListDue.Map(api);
        ExportDue.Map(api);
        ListCheckRules.Map(api);
        WriteCheckRule.Map(api);
        BindCheckRules.Map(api);
        StartCheckRun.Map(api);
        CheckPersonAgain.Map(api);
        ReadCheckResults.Map(api);
        ReadFileCheck.Map(api);
        EnterFileCheck.Map(api);
        ListFileChecks.Map(api);
        ReadYearly.Map(api);
        ReadOfficeSheet.Map(api);
        ListPeople.Map(api);
        ExportPeople.Map(api);
        SuggestPeople.Map(api);
        SavedFilters.Map(api);
        OfferedColumns.Map(api);
        PreviewRoster.Map(api);
        ExportRoster.Map(api);
        RosterTemplates.Map(api);
        ReadPerson.Map(api);
        ReadPortrait.Map(api);
        ReadPhoto.Map(api);
        ComparePortraits.Map(api);
        KeepPeerGroup.Map(api);
        PersonHistory.Map(api);
        RevealIdentityNumber.Map(api);
        RegisterPerson.Map(api);
        MyRecord.Map(api);
        RequestCorrection.Map(api);
        ListCorrections.Map(api);
        ExportCorrections.Map(api);
        ExportPersonHistory.Map(api);
        AnswerCorrection.Map(api);
    }
}
