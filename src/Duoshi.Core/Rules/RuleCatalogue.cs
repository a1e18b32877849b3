namespace Duoshi.Core.Rules;

/// <summary>The rules the product computes with, so that a page can show the article behind a figure.</summary>
public static class RuleCatalogue
{
    private static readonly DateOnly Reform = new(2025, 1, 1);
    private static readonly DateOnly RankingBan = new(2024, 10, 16);

    /// <summary>All rules, in the order of their numbers.</summary>
    public static ImmutableArray<RuleCitation> All { get; } =
    [
        new("R-1",
            "法定退休年龄分三类：男职工原60周岁，女职工原55周岁，女职工原50周岁。",
            "Three tracks of statutory retirement age: men, originally 60; women, originally 55; women, originally 50.",
            "全国人大常委会关于实施渐进式延迟法定退休年龄的决定（2024-09-13）及国务院办法第一条",
            "NPC Standing Committee decision on the gradual raising of the statutory retirement age (2024-09-13) and the State Council measures, art. 1",
            Reform, RuleConfidence.B),
        new("R-2",
            "男职工和原55周岁的女职工每4个月延迟1个月，原50周岁的女职工每2个月延迟1个月；最多分别延迟36、36、60个月。",
            "One month's delay for every 4 birth months (men; women, originally 55) or every 2 (women, originally 50), up to 36, 36 and 60 months.",
            "国务院关于渐进式延迟法定退休年龄的办法", "State Council measures on the gradual raising of the statutory retirement age",
            Reform, RuleConfidence.B),
        new("R-3",
            "法定退休年龄等于原年龄加延迟月数，只看出生年月，不看日。",
            "Statutory age is the original age and the delay; only year and month of birth count.",
            "国务院关于渐进式延迟法定退休年龄的办法", "State Council measures on the gradual raising of the statutory retirement age",
            Reform, RuleConfidence.B),
        new("R-4",
            "达到最低缴费年限的，可以自愿弹性提前退休，最多提前3年，且不得低于原法定退休年龄。",
            "With the minimum contribution met, a person may retire up to 3 years early, never below the original age.",
            "国务院关于渐进式延迟法定退休年龄的办法（弹性退休）", "State Council measures, flexible retirement",
            Reform, RuleConfidence.B),
        new("R-5",
            "与单位协商一致可以弹性延迟退休，最多3年；公务员不适用，到龄即退。",
            "By agreement with the unit a person may retire up to 3 years late; civil servants may not.",
            "实施弹性退休制度暂行办法", "Interim measures on flexible retirement",
            Reform, RuleConfidence.B),
        new("R-6",
            "最低缴费年限至2029年为180个月，自2030年起每年提高6个月，2039年起为240个月。",
            "The minimum contribution is 180 months up to 2029, then 6 more each year, 240 from 2039.",
            "国务院关于渐进式延迟法定退休年龄的办法（最低缴费年限）", "State Council measures, minimum contribution",
            Reform, RuleConfidence.B),
        new("R-7",
            "县处级正、副职女干部和具有高级职称的女性专业技术人员按60周岁一类退休，本人可以申请55周岁退休。",
            "Women of full or deputy county-division rank, or with a senior title, follow the age-60 track and may themselves ask to leave at 55.",
            "组通字〔2015〕14号", "Zutongzi [2015] No. 14",
            new DateOnly(2015, 3, 1), RuleConfidence.B),
        new("R-8",
            "延迟退休后，上述女干部按男职工一类延迟；本人申请退休的年龄默认随原55周岁一类延迟（待确认）。",
            "After 2025 these women are delayed like men; their own request is by default possible from the female-55 statutory month (to be confirmed).",
            "未见明文，按产品参数执行", "Not found in writing; a parameter of the product",
            Reform, RuleConfidence.C),
        new("R-9",
            "公务员工作满30年，或距退休年龄不足5年且工作满20年的，本人申请、机关批准，可以提前退休。",
            "A civil servant with 30 years of service, or 20 years and less than 5 from retirement age, may retire early on application with approval.",
            "公务员法第九十三条", "Civil Servant Law, art. 93",
            new DateOnly(2019, 6, 1), RuleConfidence.A),
        new("R-10",
            "2025年1月前已达到原法定退休年龄的，不受影响：不延迟，也没有弹性区间。",
            "Whoever reached the original age before January 2025 is unaffected: no delay, no flexible window.",
            "国务院关于渐进式延迟法定退休年龄的办法（由延迟表推出）", "State Council measures (follows from the table of delays)",
            Reform, RuleConfidence.B),
        new("R-38",
            "年度考核基本称职以下或者未定等次的年度，不计算为晋升年限。",
            "A year assessed as basically competent or below, or without a grade, does not count toward the interval.",
            "检察官等级晋升有关规定", "Rules on the promotion of prosecutor grades",
            null, RuleConfidence.B),
        new("R-44",
            "年度考核优秀等次人数一般不超过参加考核总人数的20%；考核优秀的机关经批准可至25%。",
            "Normally at most 20 % of those assessed are excellent; up to 25 % for well-assessed organs with approval.",
            "公务员考核规定", "Rules on the assessment of civil servants",
            null, RuleConfidence.C),
        new("R-46",
            "政务处分期：警告6个月，记过12个月，记大过18个月，降级、撤职24个月；多个相同处分合并最长48个月。期内不得晋升职务、职级和等级，记过以上不得晋升工资档次。",
            "Sanction periods: warning 6, demerit 12, major demerit 18, demotion or removal 24 months; several identical ones at most 48. No promotion inside; from demerit upward no pay step.",
            "公务员法第六十四条；公职人员政务处分法第八条、第十五条、第十九条", "Civil Servant Law, art. 64; Law on Governmental Sanctions for Public Employees, arts. 8, 15, 19",
            new DateOnly(2020, 7, 1), RuleConfidence.A),
        new("R-46p",
            "党纪处分影响期（待确认）：警告一年，严重警告一年半，撤销党内职务两年，留党察看恢复党员权利后两年，开除党籍五年内不得重新入党。",
            "Effect of Party discipline (to be confirmed): warning 1 year, serious warning 18 months, removal from Party post 2 years, probation 2 years after rights are restored, no readmission within 5 years of expulsion.",
            "中国共产党纪律处分条例", "Regulations of the CPC on disciplinary action",
            new DateOnly(2024, 1, 1), RuleConfidence.C),
        new("R-57",
            "自2024年10月16日起取消不必要、不恰当、不合理的考核；不再执行业务指标体系，不再设通报值，不再对各地业务数据排名通报（一取消三不再）。",
            "Since 2024-10-16 improper assessment of offices is cancelled; the indicator system is no longer executed; no notification values; no ranking of places by business data.",
            "最高人民检察院2024年10月16日部署", "Supreme People's Procuratorate, 2024-10-16",
            RankingBan, RuleConfidence.B),
        new("R-58",
            "因此不设排行榜、名次、百分位、红绿目标，也不导出按指标排序的院；可以看本院历史、不具名的分布、需分析的阈值和案件质量结论。",
            "Hence no league table, rank, percentile or target colours, nor an export that sorts offices by an indicator; an office's own past, unnamed distributions, thresholds that open an analysis, and case-level findings stay.",
            "由一取消三不再推出的产品解释", "The product's reading of the rule before",
            RankingBan, RuleConfidence.P),
        new("R-59",
            "不按办案数据对个人排名，也不设开关。",
            "People are not ranked on case numbers, and there is no switch for it.",
            "由一取消三不再推出的产品解释", "The product's reading of the same rule",
            RankingBan, RuleConfidence.P),
        new("R-93",
            "自动化决策应当透明公平；对个人权益有重大影响的，个人有权要求说明，并有权拒绝仅以自动化方式作出的决定。产品中的分数一律不能代替有署名、有理由的人的决定。",
            "Automated decisions must be transparent and fair; the person may demand explanation and refuse a decision made only by automation. No score of the product decides: a named person does, with a reason.",
            "个人信息保护法第二十四条", "Personal Information Protection Law, art. 24",
            new DateOnly(2021, 11, 1), RuleConfidence.A),
    ];

    /// <summary>The rule of this number.</summary>
    /// <param name="number">Such as <c>R-5</c>.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no such rule.</exception>
    public static RuleCitation Get(string number) =>
        All.FirstOrDefault(r => string.Equals(r.Number, number, StringComparison.Ordinal))
        ?? throw new KeyNotFoundException($"The catalogue has no rule '{number}'.");

    /// <summary>A step of an explanation under the rule of this number.</summary>
    internal static RuleReason Reason(string number, string chinese, string english) => new(Get(number), chinese, english);
}
