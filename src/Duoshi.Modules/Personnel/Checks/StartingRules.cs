namespace Duoshi.Modules.Personnel.Checks;

/// <summary>A rule of the starting set.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Group">What it looks after.</param>
/// <param name="Zh">Title.</param>
/// <param name="En">Title in English.</param>
/// <param name="Text">The rule.</param>
/// <param name="MessageZh">What is wrong and what to do.</param>
/// <param name="MessageEn">The same in English.</param>
/// <param name="Source">What it rests on.</param>
internal sealed record StartingRule(string Code, CheckGroup Group, string Zh, string En, string Text, string MessageZh, string MessageEn, string Source);

/// <summary>
/// Rules to begin with: drafts that an office adopts, tries on its data and binds. Required fields after the information
/// sets of the civil-servant system; the others after law and the rules of the catalogue (R-…).
/// </summary>
internal static class StartingRules
{
    public static ImmutableArray<StartingRule> All { get; } =
    [
        Needs("Q01", "性别", "Sex", "require present(identity.sex)", "A0104"),
        Needs("Q02", "出生年月", "Birth", "require present(identity.birth)", "A0107"),
        Needs("Q03", "民族", "Ethnic group", "require present(identity.ethnicGroup)", "A0117"),
        Needs("Q04", "籍贯", "Native place", "require present(identity.nativePlace)", "A0111A"),
        Needs("Q05", "参加工作时间", "Start of work", "require present(identity.workStart)", "A0134"),
        Needs("Q06", "公民身份号码", "Identity number", "require present(identity.identityNumber)", "A0184"),
        Needs("Q07", "政治面貌", "Political status", "require present(political-status.status)", "A0141"),
        Needs("Q08", "入党时间", "Joining of the Party", "when political-status.status in (\"01\", \"02\") require present(political-status.joined)", "A0144"),
        Needs("Q09", "人员类别", "Staff category", "require present(staff-category.category)", "A0160"),
        Needs("Q10", "编制类型", "Establishment kind", "require present(establishment-held.establishmentKind)", "A0121"),
        Needs("Q11", "干部管理权限", "Management authority", "require present(management-authority.authority)", "A0165"),
        Needs("Q12", "现任主要职务", "Main post", "require any(appointment where current and manner = \"1\")", "A02, A0279"),
        Needs("Q13", "学历学位", "Education", "require any(education)", "A08"),
        Needs("Q14", "简历", "Resume", "require present(resume.text)", "A1701"),
        Needs("Q15", "照片", "Photo", "require present(photo.picture)", "A5714"),
        Needs("Q16", "检察官等级", "Prosecutor grade", "when staff-category.category = \"1\" require present(prosecutor-grade.grade)", "A05；检察官法第二十七条"),
        Needs("Q17", "警衔", "Police rank", "when staff-category.category = \"23\" require present(police-rank.rank)", "人民警察警衔条例"),

        Agrees("C01", "入党时满十八周岁", "Joined the Party at 18 or older", "when present(political-status.joined) and political-status.status in (\"01\", \"02\") require years(identity.birth, political-status.joined) >= 18",
            "入党时不满十八周岁，请核对出生年月与入党时间。", "Not yet 18 when joining: check birth and joining date.", "中国共产党章程第一条"),
        Agrees("C02", "参加工作时满十六周岁", "Began work at 16 or older", "when present(identity.workStart) require years(identity.birth, identity.workStart) >= 16",
            "参加工作时不满十六周岁；经批准特招的文艺、体育人员除外，请核对并注明。", "Not yet 16 at the start of work; those specially recruited for art or sport are excepted: check and note it.", "劳动法第十五条"),
        Agrees("C03", "身份号码有效", "Identity number is valid", "when present(identity.identityNumber) require valid_id(identity.identityNumber)",
            "公民身份号码的位数、出生日期码或校验码不对。", "Length, birth date or check character of the identity number is wrong.", "GB 11643-1999"),
        Agrees("C04", "出生年月与身份号码一致", "Birth agrees with the identity number", "when valid_id(identity.identityNumber) and present(identity.birth) require identity.birth = birth_of(identity.identityNumber)",
            "出生年月与身份号码不一致；以档案认定为准，请办理三龄二历核查。", "Birth and identity number differ; what the file establishes holds: check it against the paper file.", "GB 11643-1999；干部人事档案工作条例第二十三条"),
        Agrees("C05", "性别与身份号码一致", "Sex agrees with the identity number", "when valid_id(identity.identityNumber) and present(identity.sex) require sex_of(identity.identityNumber) = identity.sex",
            "性别与身份号码的顺序码不一致。", "Sex and the order number of the identity number differ.", "GB 11643-1999"),
        Agrees("C06", "现任职务有任职文号", "Present posts have a document number", "each appointment when current and manner in (\"1\", \"2\") require present(documentNumber)",
            "现任职务没有任职文号，请补录。", "A present post has no document number: add it.", "A0245；党政领导干部选拔任用工作条例"),
        Agrees("C07", "任职不早于参加工作", "Posts begin after the start of work", "each appointment when present(identity.workStart) require from >= identity.workStart",
            "任职时间早于参加工作时间。", "A post begins before the start of work.", "A0134, A0243"),
        Agrees("C08", "员额检察官有法律职业资格", "Quota prosecutors are qualified", "when quota-status.status = \"1\" and (missing(quota-status.legalAppointment) or quota-status.legalAppointment >= 2002-01-01) require any(legal-qualification)",
            "在额检察官没有登记法律职业资格；2002 年以前任命的不在此列。", "No legal qualification on record of a prosecutor in the quota; those appointed before 2002 are excepted.", "检察官法第十二条；R-11"),
        Agrees("C09", "入额有法律职务任命", "Quota entry has its legal appointment", "when quota-status.status = \"1\" require present(quota-status.legalAppointment)",
            "入额没有法律职务任命日期，入额手续不完整。", "The quota entry has no date of legal appointment and is incomplete.", "检察官法第十八条；R-18"),
        Agrees("C10", "毕业晚于入学", "Studies end after they begin", "each education when present(entered) require from > entered",
            "毕（肄）业时间不晚于入学时间。", "A study ends before it begins.", "A0804, A0807"),
        Agrees("C11", "近三年年度考核齐全", "Assessed in each of the last three years", "when present(identity.workStart) require years_missing(assessment.year, max(year(identity.workStart) + 1, year(today) - 3), year(today) - 1) = 0",
            "近三年中有年度没有年度考核结果。", "A yearly assessment of the last three years is missing.", "公务员法第三十五条至第三十八条；R-43"),
        Agrees("C12", "主职不重叠", "Main posts do not overlap", "require overlapping(appointment where manner = \"1\") = 0",
            "两个主职的任职时间重叠。", "Two main posts have days in common.", "A0279"),
        Agrees("C13", "检察官类别与员额一致", "Category of prosecutor agrees with the quota", "when staff-category.category = \"1\" require quota-status.status = \"1\"",
            "人员类别为检察官，但没有在额记录。", "The category is prosecutor, but there is no quota post on record.", "人民检察院组织法第四十条至第四十二条"),
        Agrees("C14", "在额人员类别为检察官", "In the quota means prosecutor", "when quota-status.status = \"1\" require staff-category.category = \"1\"",
            "在额，但人员类别不是检察官。", "In the quota, but the category is not prosecutor.", "人民检察院组织法第四十条至第四十二条"),
        Agrees("C15", "考核年度不在将来", "Assessments are not of years to come", "each assessment require year <= year(today)",
            "年度考核的年度还没有到。", "An assessment is of a year to come.", "A1521"),
        Agrees("C16", "全日制毕业时满十五周岁", "Full-time studies end at 15 or older", "each education when mode = \"1\" and present(identity.birth) require years(identity.birth, from) >= 15",
            "全日制毕业时不满十五周岁，请核对。", "Not yet 15 at the end of a full-time study: check it.", "A0837"),
        Agrees("C17", "入党、工作时间不在将来", "Dates are not in the future", "require (missing(political-status.joined) or political-status.joined <= today) and (missing(identity.workStart) or identity.workStart <= today)",
            "入党时间或参加工作时间晚于今天。", "The joining or the start of work lies in the future.", "A0134, A0144"),
        // Who may take it: the categories that count on the establishment by the table of staff categories.
        Agrees("C18", "非公务员不占政法专项编制", "No special political-legal post for others than civil servants",
            "when establishment-held.establishmentKind = \"1\" require staff-category.category in (\"1\", \"2\", \"21\", \"22\", \"23\", \"24\", \"3\", \"D1\")",
            "聘用制书记员、工勤人员、派驻纪检监察组人员等占用了中央政法专项编制，请核对人员类别和编制类型。", "A contract clerk, worker or member of the resident group takes a post of the special political-legal establishment: check category and establishment kind.", "人民检察院组织法第四十条；公务员法第二条"),
    ];

    private static StartingRule Needs(string code, string zh, string en, string text, string source) =>
        new(code, CheckGroup.Required, zh, en, text, $"缺“{zh}”，请补录。", $"Missing: {en}. Add it.", source);

    private static StartingRule Agrees(string code, string zh, string en, string text, string messageZh, string messageEn, string source) =>
        new(code, CheckGroup.Agreement, zh, en, text, messageZh, messageEn, source);
}
