using System.Text.RegularExpressions;
using Duoshi.Modules.Platform.Access;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.App.Components;

/// <summary>A chapter of the help: what a page is for and how it is worked.</summary>
/// <param name="Key">Its name in addresses.</param>
/// <param name="Pages">The paths it explains; {id} stands for a key.</param>
/// <param name="Permission">Who has such a page; null: everybody.</param>
/// <param name="Zh">Title, then sentences, in Chinese.</param>
/// <param name="En">The same in English.</param>
internal sealed record HelpChapter(string Key, ImmutableArray<string> Pages, Permission? Permission, ImmutableArray<string> Zh, ImmutableArray<string> En)
{
    public string Title => T(Zh[0], En[0]);

    public IEnumerable<string> Lines => (Chinese ? Zh : En).Skip(1);
}

/// <summary>The chapters of the help, one for each page, in the order of the menu.</summary>
internal static partial class HelpChapters
{
    public static ImmutableArray<HelpChapter> All { get; } =
    [
        new("home", ["/"], null,
            ["首页", "右侧是待办，点数字到要办的清单；左侧查人、本院编制数字和您有权使用的页面。", "每个数字旁的 ⓘ 说明怎样计数，数字本身点开就是名单。"],
            ["Home", "Your tasks on the right, each leading to its list; on the left find people, the figures of your office, and your pages.", "The ⓘ beside a figure says how it counts; the figure itself opens its list."]),
        new("people", ["/people"], Permission.PersonRead,
            ["人员名册", "输入姓名、拼音、首字母或人员编号查找；筛选、排序、截至日期都在网址里，可收藏、转发。", "勾选人员后可并列对照、制作名册、导出审批表；“我的筛选”保存常用条件，也可与角色共享。导出与屏幕一致。"],
            ["Roster", "Type a name, pinyin, initials or a staff number; filters, order and day stand in the address.", "Tick people to compare them, to make a roster or to export forms; keep filters under a name, for yourself or for a role. The export equals the screen."]),
        new("new-person", ["/people/new"], Permission.FactInsert,
            ["登记人员", "填写姓名、单位和进入日期；姓名和出生年月与已有人员相同的，先列出来由您判断是不是同一人。", "身份证号会核对校验位；暂不知道的可以空着，以后在信息集中登记，“信息完整情况”会列出缺项。"],
            ["Register a person", "Name, office and day of entry; people of the same name and birth month are listed first, and you decide whether it is the same person.", "An identity number is checked by its check digit; what is not known yet may stay empty and is listed as missing until it is recorded."]),
        new("compare", ["/people/compare"], Permission.PersonRead,
            ["并列对照", "选两人，或一人的两个日期，各项逐行并列；相同、不同用符号和文字标出，不评分、不排序。", "只看不同的项目、打印、导出都在上方；查阅两人的档案都记入审计，两侧看得到的范围不同时只列共同的项目。"],
            ["Side by side", "Two people, or one person on two days, row by row; same and different in sign and word, no score and no order.", "Differences alone, print and export are above; opening both records is audited, and where your rights differ only what you read of both is shown."]),
        new("person", ["/people/{id}"], Permission.PersonCardRead,
            ["干部画像", "上部与任免审批表一致；每句话都可点开，看到依据哪条记录、谁在何时记录。", "“待核疑点”是记录自相矛盾之处，不是对人的结论；信息集、变更历史、简历核对、审批表在上方。"],
            ["Portrait", "The top reads like the appointment form; every statement opens its source row, with who recorded it and when.", "Doubts are contradictions of the record, not verdicts on people; record, history, resume check and form are above."]),
        new("record", ["/people/{id}/record"], Permission.PersonCardRead,
            ["信息集", "每类信息是一张带时间的表。四种操作：登记新情况、更正（一直如此，原来记错）、终止、撤销（从未如此）。", "先“核对变化”看保存后怎样，再保存；更正和撤销要写理由。原来的内容都在变更历史里。"],
            ["Record", "Each kind is a table through time. Four acts: new from a date, correct (it was always so), end, withdraw (it was never so).", "Show the difference first, then save; correcting and withdrawing ask a reason. What was before stays in the history."]),
        new("history", ["/people/{id}/history"], Permission.PersonHistoryRead,
            ["变更历史", "改了什么、何时有效、何时得知、谁改的、依据什么；“看此前”打开改动之前的档案。", "每次变更可以整件撤销，须写明理由：被取代的内容恢复，此后在其上做的改动保留并列出。"],
            ["History", "What changed, when it holds, when we learned it, by whom and from what; “See before” opens the record as it was.", "A change can be withdrawn as a whole with a reason: what it replaced holds again, what was built on it stays and is listed."]),
        new("narrative", ["/people/{id}/narrative", "/record-doubts"], Permission.PersonRead,
            ["简历核对", "逐条列出简历与任职、学历记录的差异；可按建议更正，确实无误的写明理由“予以保留”，可撤销。", "全部人员的清单可按单位（含下级院）筛选、导出。"],
            ["Resumes against rows", "Each difference between the resume and the rows; correct it as proposed, or let it stand with a reason, which can be taken back.", "The list over all people is narrowed by office and goes out."]),
        new("form", ["/people/{id}/form", "/export", "/export/print"], Permission.RecordExport,
            ["任免审批表", "一人或多人的 .lrmx、DOCX 或打印稿；页面写明哪些内容沿用收到的原表、哪些由记录生成。", "名册中勾选人员后可直接转到这里；多人的打成一个压缩包，一人一份。"],
            ["Appointment form", "As .lrmx, DOCX or print, one person or many; the page says which elements are verbatim and which composed.", "People ticked in the roster come here; many go out as one zip, a file each."]),
        new("rosters", ["/rosters/build", "/rosters/print"], Permission.RecordExport,
            ["名册制作", "选人、选列、调先后，至多两级分组；预览后打印或导出 XLSX，设置可存为模板。", "勾选的人可转到“上会材料包”。"],
            ["Roster builder", "People, columns and their order, up to two levels of groups; print or export what is previewed, keep it as a template.", "The same people can go to the meeting pack."]),
        new("ask", ["/ask"], Permission.PersonRead,
            ["问人", "把条件拼成一个问题，先出人数，再出交叉统计和名单；每个数字都能点开。", "问题可保存、与角色共享，谁运行就按谁的权限回答。"],
            ["Ask", "Conditions make a question: the count first, then counts by two fields and the people; each figure opens.", "Keep it, or share it with a role; whoever runs it asks with their own rights."]),
        new("due", ["/due"], Permission.PersonRead,
            ["到期清单", "到龄、试用、外派、等级年限、影响期、合同、公示；逾期未办的排在前面，直到记录表明已办。", "“去办理”到办理的页面；清单只作提示，不改变任何记录。"],
            ["Due list", "Retirement age, probation, postings, years of a grade, sanctions, contracts, notices; what is overdue stays on top until the record says it was done.", "“Work off” leads to where it is done; the list itself changes nothing."]),
        new("checks", ["/checks"], Permission.CheckRead,
            ["核查规则", "上级院写规则、试算、写明理由从某日起下发；新版本代替旧版本，旧的保留。", "“按有效规则核查”在后台运行，结果到“核查结果”看。"],
            ["Check rules", "Rules are written above, tried, and handed down from a day with a reason; a new version replaces the old, which stays.", "A check runs in the background; look at its results."]),
        new("check-results", ["/checks/results"], Permission.CheckRead,
            ["核查结果", "按单位、规则列出姓名；点姓名到要改的那一条，改好后“重新核查”只重查这一人。", "先选规则或单位，再看姓名；按您的权限看不到的项目不列。全部改好后请上级院再运行一次核查，首页的待办随之减少。"],
            ["Check results", "Names by office and rule; a name leads to the row to mend, and one click judges that person again.", "Choose a rule or an office first; what you may not read is not listed. When all is mended ask the office above to run the check again, and the task on your home page goes down."]),
        new("completeness", ["/checks/completeness"], Permission.CheckRead,
            ["信息完整情况", "按机构顺序列出各院缺项，不排名；数字点开是人员，每院有可打印的补录通知。", "缺哪些项目由上级院的核查规则规定；通知上写明每人缺什么，补录后再看一次即知是否补齐。"],
            ["Completeness", "What is missing by office, in the order of offices, never ranked; figures open the people, each office has a notice to print.", "What counts as missing is said by the rules of the office above; the notice names what each person lacks, and a second look shows whether it was filled in."]),
        new("file-checks", ["/file-checks", "/file-checks/{id}"], Permission.FileFactsCheck,
            ["三龄二历", "对照纸质档案逐项记结果；已认定须写明结果和依据材料。Tab 换格，回车保存并转下一位。", "核查不改档案：不一致的认定之后，到信息集办理更正，写明依据材料。先前的核查结果保留；不能核查本人。"],
            ["Paper-file check", "A result for each item from the paper file; a settled one names value and document. Tab goes on, Enter saves and opens the next person.", "A check changes no record: once settled, correct it under Record with the document it rests on. Earlier results stay; nobody checks himself."]),
        new("yearly", ["/yearly"], Permission.ReportRead,
            ["年报表", "某年 12 月 31 日在职人员的结构和本年进出；数字点开是名单，表和名单都可导出，ⓘ 说明口径。", "换年份、换表都在网址里；往年的数字按当年底的情况重算，此后的更正也算在内，所以可能与当年上报数不同。"],
            ["Yearly tables", "People in service on 31 December, entries and exits of the year; figures open their people, tables and lists go out, ⓘ says how they count.", "Year and table stand in the address; figures of past years are worked out anew as of their last day, later corrections included, so they may differ from what was reported then."]),
        new("corrections", ["/corrections"], Permission.CorrectionRequestAnswer,
            ["更正申请", "本人提出的更正：“采纳并办理”直接打开更正对话框，不采纳须答复理由。"],
            ["Requests for correction", "What people ask to have corrected: taking one up opens the dialog, turning one down asks for the reason."]),
        new("post-numbers", ["/post-numbers"], Permission.SelectionRecord,
            ["职数预审", "选院，看领导职数、编制、职级的核定、现有、空缺和期内离任；预审只列情况，不作决定。", "文件核定的职数超出即不得办理，按比例测算的只提示核对；带人选的预审在启动选拔任用或录入决定时显示，可导出、可打入上会材料包。"],
            ["Pre-check of numbers", "Choose an office: leading posts, establishment and ranks authorised, held, vacant, and who leaves; it decides nothing.", "Exceeding a number fixed by document stops a motion, one worked out by a ratio is only said; with candidates it shows when a selection begins or a decision is entered, and goes into the meeting pack."]),
        new("selection", ["/selection", "/selection/new", "/selection/{id}", "/selection/{id}/print"], Permission.SelectionRead,
            ["选拔任用纪实", "按程序逐项登记日期、主体、文号；缺一项，下一项即被拒绝。可按事项、单位或人员姓名查找。", "“任职”由另一人看过变化前后、确认才入库。本人看不到涉及自己的事项。"],
            ["Selection recorded", "Each step with its day, body and document; a missing one blocks the next. Search by matter, office or person.", "The appointment comes onto the record once another person has confirmed the difference. Nobody sees a matter about themselves."]),
        new("procedures", ["/selection/procedures"], Permission.SelectionRead,
            ["程序设置", "各类任用须经的程序、公示天数和试用期，由最上级院写明依据、从某日起改用；已启动的事项仍按原程序。", "改动从写明的日期起对新启动的事项有效，旧的程序保留可查；公示天数按工作日计，法定节假日按国务院办公厅通知。"],
            ["Procedures", "The steps, notice days and probation each kind asks, set by the top office from a day on; what was begun goes on by its own.", "A change holds for matters begun from its day on, the old procedure stays on view; notice days are working days by the State Council's holiday notice."]),
        new("paper-decisions", ["/paper-decisions", "/paper-decisions/new", "/paper-decisions/{id}", "/paper-decisions/{id}/edit"], Permission.DecisionRegister,
            ["补录决定", "录入纸质决定，核对变化和职数后提交，由另一人通过或退回；通过时一次写入，撤回时整件撤回。", "可按文号、决定机关、单位或人员姓名查找，导出与屏幕一致。"],
            ["Paper decisions", "Enter a decision taken on paper; somebody else accepts or returns it. It is written at once and withdrawn as one.", "Search by document, body, office or person; the export equals the screen."]),
        new("offices", ["/offices"], Permission.OrganisationRead,
            ["机构", "任意日期的院树或列表，含核定编制、实有、空编；方向键在树中移动，Enter 打开。"],
            ["Offices", "The tree or list as of any day, with establishment, heads and vacancies; arrows move in the tree, Enter opens."]),
        new("office", ["/offices/{id}"], Permission.OrganisationRead,
            ["检察院", "一院的概况、内设机构、编制、记录和变更历史；更名、合并、分设、改变隶属都带日期和文号。"],
            ["An office", "Overview, departments, establishment, record and history; renames, mergers, splits and moves are dated acts with a document."]),
        new("office-page", ["/offices/{id}/page"], Permission.ReportRead,
            ["一院一页", "一页 A4：编制、班子、结构、书记员配比、到龄、在外人员，截至任意一天，可打印；数字点开是名单。", "向上箭头进入机构，换日期即是那一天的情况；领导到院调研，打印这一页即可。"],
            ["One page per office", "One A4 page as of any day: establishment, team, structure, clerks per prosecutor, retirements, who is out; figures open their people.", "The crumb leads to the office, another day shows that day; printed, it is what a visiting leader needs."]),
        new("import", ["/import", "/import/{id}"], Permission.ImportPrepare,
            ["导入核对", "读取 → 检查 → 比对 → 逐条接受或退回 → 提交；提交之前记录没有任何变化，提交要么全成，要么不动。", "有误之处写明文件、行、列、原因和办法，可就地改正；整批可以撤回。", "“未识别的名称”中说明一次，以后照此读取；“缺项”和“职数、编制、员额”两页看这批数据差什么、会改变什么。键盘：j、k 换行，a 接受，r 写理由退回。"],
            ["Import", "Read, check, compare, accept or refuse row by row, commit: nothing changes before, and all or nothing then.", "Errors name file, row, column, cause and remedy and are mended in place; a batch can be withdrawn.", "Say once what an unknown name means and later imports read it so; “Missing” and “Posts, establishment, quota” show what the batch lacks and would change. Keys: j and k move, a accepts, r refuses with a reason."]),
        new("to-place", ["/import/to-place"], Permission.ImportPrepare,
            ["待安置人员", "导入时单位不在院树里的人员；选定单位后即入该院。", "安置之前只在导入单位的这份清单上；机构补建之后再安置也可以。"],
            ["To be placed", "People whose unit the tree did not know at the import; choose the office and they are placed.", "Until then they stand on this list of the importing office; they can wait until their office is in the tree."]),
        new("names", ["/import/names"], Permission.ImportPrepare,
            ["名称对应", "导入时选定过一次的代码名称、单位名称和表头，以后照此读取；可查看、导出、撤销。", "在导入批次的“未识别的名称”中选定，适用于该单位和下级院；撤销后自下次导入起重新询问，已入库的内容不变。"],
            ["Settled names", "Names of codes and units, and heads of columns, settled once at an import and read so since; look them up, export or withdraw them.", "They are settled under “Unknown names” of a batch and hold for that office and those below; after a withdrawal the next import asks again, and what is on record stays."]),
        new("meeting-pack", ["/meeting-pack"], Permission.RecordExport,
            ["上会材料包", "材料目录、名册、任免审批表和职数、四必核查材料打成一个压缩包；加密保存七天，只有制作人可以下载。", "从人员名册勾选人员，或从名册制作转来；人多时在后台制作，有进度，可离开页面，做好后在这里下载。"],
            ["Meeting pack", "Contents, roster, forms and papers of selection in one zip; kept enciphered for seven days, for its maker alone.", "Tick people in the roster or come from the roster builder; for many it is made in the background, and you find it here when it is ready."]),
        new("me", ["/me"], Permission.OwnRecordRead,
            ["我的档案", "自己的记录、谁查阅过；有误的在上方申请更正，由本院政治部答复。"],
            ["My record", "Your own record and who opened it; ask for a correction above, the political department answers."]),
        new("account", ["/me/account", "/me/tokens", "/password"], null,
            ["我的账号", "角色、密码、接口令牌和自己的后台任务。"],
            ["My account", "Roles, password, API tokens and own background jobs."]),
        new("accounts", ["/admin/accounts", "/admin/accounts/{id}"], Permission.AccountManage,
            ["账号与授权", "建账号、停用、重置密码；授权把角色限定到单位、条线和干部管理权限。"],
            ["Accounts and grants", "Create, disable, reset; a grant binds a role to an office, a line and a management authority."]),
        new("policy", ["/admin/policy"], Permission.PolicyRead,
            ["权限矩阵", "每个角色有哪些权限、看得到哪一类信息；表外的一概不许。"],
            ["Policy table", "Which permissions each role has and which class of fields it reads; what is not in it is refused."]),
        new("audit", ["/admin/audit"], Permission.AuditRead,
            ["审计日志", "谁在何时做了什么；各条相连，缺一条即可查出。"],
            ["Audit", "Who did what and when; the entries are chained, so that a missing one shows."]),
        new("jobs", ["/admin/jobs"], Permission.SystemManage,
            ["后台任务", "正在运行、等待和已结束的任务，可取消、可重来。"],
            ["Background jobs", "Jobs that run, wait or ended; cancel or start again."]),
        new("help", ["/help", "/api"], null,
            ["键盘与帮助", "快捷键、您每个页面的用途，以及您来的那一页怎样用。"],
            ["Keyboard and help", "The keys, what each of your pages is for, and how the page you come from is used."]),
    ];

    /// <summary>The chapter about a page; null for a page that has none, such as the door.</summary>
    /// <param name="path">Its path, keys and all, without a question mark.</param>
    public static HelpChapter? About(string path)
    {
        var page = Key().Replace(path.Length > 1 ? path.TrimEnd('/') : path, "/{id}");
        return All.FirstOrDefault(c => c.Pages.Contains(page));
    }

    public static HelpChapter? Find(string? key) => All.FirstOrDefault(c => c.Key == key);

    [GeneratedRegex(@"/\d+(?=/|$)")]
    private static partial Regex Key();
}
