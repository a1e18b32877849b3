namespace Duoshi.Core.Codes;

/// <summary>The identifiers of the code tables; each is the name of its csv file.</summary>
public static class CodeTableNames
{
    /// <summary>行政区划, statistical division codes of 30 June 2023.</summary>
    public const string AdminDivision2023 = "admin-division-2023";

    /// <summary>政务处分 (行政处分) kinds, XZ43.</summary>
    public const string AdministrativeDisciplineXz43 = "administrative-discipline-xz43";

    /// <summary>任职方式, ZB11.</summary>
    public const string AppointmentWayZb11 = "appointment-way-zb11";

    /// <summary>批准机关性质, ZB128.</summary>
    public const string ApprovingBodyZb128 = "approving-body-zb128";

    /// <summary>考核类别, ZB17.</summary>
    public const string AssessmentKindZb17 = "assessment-kind-zb17";

    /// <summary>考核结论, ZB18 and the 2018 workbook.</summary>
    public const string AssessmentResultZb18 = "assessment-result-zb18";

    /// <summary>公务员职级, the 2019 ladder of twelve ranks.</summary>
    public const string CivilServantRankLadder = "civil-servant-rank-ladder";

    /// <summary>学位, GB/T 6864.</summary>
    public const string DegreeGbt6864 = "degree-gbt6864";

    /// <summary>职务层次, ZB09 of 2012.</summary>
    public const string DutyLevelZb092012 = "duty-level-zb09-2012";

    /// <summary>学历, GB/T 4658 (other systems).</summary>
    public const string EducationGbt4658 = "education-gbt4658";

    /// <summary>教育类别 (全日制, 在职), ZB123.</summary>
    public const string EducationModeZb123 = "education-mode-zb123";

    /// <summary>学历 as personnel files write it, ZB64.</summary>
    public const string EducationPersonnelZb64 = "education-personnel-zb64";

    /// <summary>进入本单位变动类别, ZB77.</summary>
    public const string EntryWayZb77 = "entry-way-zb77";

    /// <summary>编制性质, ZB61.</summary>
    public const string EstablishmentKindZb61 = "establishment-kind-zb61";

    /// <summary>编制类型, ZB135 and the 2018 workbook.</summary>
    public const string EstablishmentTypeZb135 = "establishment-type-zb135";

    /// <summary>民族, GB/T 3304.</summary>
    public const string EthnicGroupGbt3304 = "ethnic-group-gbt3304";

    /// <summary>退出管理方式, ZB78.</summary>
    public const string ExitWayZb78 = "exit-way-zb78";

    /// <summary>专家类别, ZB44.</summary>
    public const string ExpertKindZb44 = "expert-kind-zb44";

    /// <summary>家庭成员现状, ZB56.</summary>
    public const string FamilyMemberStatusZb56 = "family-member-status-zb56";

    /// <summary>健康状况, GB/T 2261.3.</summary>
    public const string Health = "health";

    /// <summary>荣誉称号, ZB66.</summary>
    public const string HonourTitleZb66 = "honour-title-zb66";

    /// <summary>考察类别, ZB79.</summary>
    public const string InspectionKindZb79 = "inspection-kind-zb79";

    /// <summary>考察方式, XZ38.</summary>
    public const string InspectionMethodXz38 = "inspection-method-xz38";

    /// <summary>称谓 (家庭关系), GB/T 4761 and the form editor.</summary>
    public const string KinshipGb4761 = "kinship-gb4761";

    /// <summary>领导职务层次, ten levels.</summary>
    public const string LeadershipDutyLevel = "leadership-duty-level";

    /// <summary>专业, GB/T 16835.</summary>
    public const string MajorGbt16835 = "major-gbt16835";

    /// <summary>管理类别 (干部管理权限), ZB130.</summary>
    public const string ManagementAuthorityZb130 = "management-authority-zb130";

    /// <summary>隶属关系, ZB87.</summary>
    public const string OrgAffiliationZb87 = "org-affiliation-zb87";

    /// <summary>机构级别, ZB03.</summary>
    public const string OrgLevelZb03 = "org-level-zb03";

    /// <summary>机构类别, ZB04.</summary>
    public const string OrgTypeZb04 = "org-type-zb04";

    /// <summary>组织处理, XZ41.</summary>
    public const string OrganisationalHandlingXz41 = "organisational-handling-xz41";

    /// <summary>党纪处分, XZ42.</summary>
    public const string PartyDisciplineXz42 = "party-discipline-xz42";

    /// <summary>人员类别, ZB125 and the 2018 workbook.</summary>
    public const string PersonCategoryZb125 = "person-category-zb125";

    /// <summary>人员管理状态, ZB126 and the 2018 workbook.</summary>
    public const string PersonStatusZb126 = "person-status-zb126";

    /// <summary>警衔, thirteen ranks (ZB23).</summary>
    public const string PoliceRank = "police-rank";

    /// <summary>编制警衔: highest and lowest police rank by duty.</summary>
    public const string PoliceRankByDuty = "police-rank-by-duty";

    /// <summary>政治面貌, GB/T 4762.</summary>
    public const string PoliticalStatusGb4762 = "political-status-gb4762";

    /// <summary>职务名称, ZB08.</summary>
    public const string PostNameZb08 = "post-name-zb08";

    /// <summary>任职状态, ZB14.</summary>
    public const string PostStatusZb14 = "post-status-zb14";

    /// <summary>检察院 derived from the divisions by the naming rules.</summary>
    public const string ProcuratorateDerived = "procuratorate-derived";

    /// <summary>检察院职务: legal and leading posts.</summary>
    public const string ProcuratoratePost = "procuratorate-post";

    /// <summary>检察院 that no naming rule derives.</summary>
    public const string ProcuratorateSpecialExamples = "procuratorate-special-examples";

    /// <summary>检察院人员分类 by law.</summary>
    public const string ProcuratorateStaffCategory = "procuratorate-staff-category";

    /// <summary>专业技术职务, GB/T 8561.</summary>
    public const string ProfessionalTitleGbt8561 = "professional-title-gbt8561";

    /// <summary>检察官等级, twelve grades.</summary>
    public const string ProsecutorGrade = "prosecutor-grade";

    /// <summary>职级, ZB148 of 2018, all ladders.</summary>
    public const string RankZb1482018 = "rank-zb148-2018";

    /// <summary>免职原因, ZB16.</summary>
    public const string RemovalReasonZb16 = "removal-reason-zb16";

    /// <summary>免职类别, ZB15.</summary>
    public const string RemovalWayZb15 = "removal-way-zb15";

    /// <summary>报告事项, XZ37.</summary>
    public const string ReportingItemXz37 = "reporting-item-xz37";

    /// <summary>后备干部, ZB43.</summary>
    public const string ReserveCadreZb43 = "reserve-cadre-zb43";

    /// <summary>离退类别, ZB132.</summary>
    public const string RetireKindZb132 = "retire-kind-zb132";

    /// <summary>改革前任职年龄界限, the six phrases of the form.</summary>
    public const string RetirementAgeCategory = "retirement-age-category";

    /// <summary>奖惩名称代码, ZB65; names repeat, tell them apart by applies_to.</summary>
    public const string RewardDisciplineZb65 = "reward-discipline-zb65";

    /// <summary>奖惩名称代码, ZB67; names repeat, tell them apart by applies_to.</summary>
    public const string RewardDisciplineZb67 = "reward-discipline-zb67";

    /// <summary>级别, ZB134.</summary>
    public const string SalaryLevelZb134 = "salary-level-zb134";

    /// <summary>选拔任用方式, ZB122 and the 2018 workbook.</summary>
    public const string SelectionMethodZb122 = "selection-method-zb122";

    /// <summary>性别, GB/T 2261.1.</summary>
    public const string SexGbt22611 = "sex-gbt2261-1";

    /// <summary>人员类别 of the product: the legal categories and four more.</summary>
    public const string StaffCategoryDuoshi = "staff-category-duoshi";

    /// <summary>成员类别, ZB129.</summary>
    public const string TeamMemberKindZb129 = "team-member-kind-zb129";

    /// <summary>取得资格途径, ZB24.</summary>
    public const string TitleObtainedByZb24 = "title-obtained-by-zb24";

    /// <summary>专业技术类公务员任职资格, ZB139.</summary>
    public const string TitleQualificationZb139 = "title-qualification-zb139";

    /// <summary>培训机构类别, ZB27.</summary>
    public const string TrainingBodyZb27 = "training-body-zb27";

    /// <summary>培训班类别, ZB31.</summary>
    public const string TrainingClassZb31 = "training-class-zb31";

    /// <summary>培训类别, ZB29.</summary>
    public const string TrainingKindZb29 = "training-kind-zb29";

    /// <summary>培训离岗状态, ZB30.</summary>
    public const string TrainingOffdutyZb30 = "training-offduty-zb30";

    /// <summary>培训结果, ZB28.</summary>
    public const string TrainingResultZb28 = "training-result-zb28";

    /// <summary>交流去向, ZB75.</summary>
    public const string TransferDirectionZb75 = "transfer-direction-zb75";

    /// <summary>交流方式, ZB72.</summary>
    public const string TransferKindZb72 = "transfer-kind-zb72";

    /// <summary>交流原因, ZB73.</summary>
    public const string TransferReasonZb73 = "transfer-reason-zb73";
    /// <summary>The product's own table appointment-manner-duoshi.</summary>
    public const string AppointmentMannerDuoshi = "appointment-manner-duoshi";
    /// <summary>The product's own table duty-nature-duoshi.</summary>
    public const string DutyNatureDuoshi = "duty-nature-duoshi";
    /// <summary>The product's own table business-line-duoshi.</summary>
    public const string BusinessLineDuoshi = "business-line-duoshi";
    /// <summary>The product's own table grade-promotion-duoshi.</summary>
    public const string GradePromotionDuoshi = "grade-promotion-duoshi";
    /// <summary>The product's own table quota-status-duoshi.</summary>
    public const string QuotaStatusDuoshi = "quota-status-duoshi";
    /// <summary>The product's own table establishment-duoshi.</summary>
    public const string EstablishmentDuoshi = "establishment-duoshi";
    /// <summary>The product's own table legal-qualification-duoshi.</summary>
    public const string LegalQualificationDuoshi = "legal-qualification-duoshi";
    /// <summary>The product's own table sanction-duoshi.</summary>
    public const string SanctionDuoshi = "sanction-duoshi";
    /// <summary>The product's own table office-level-duoshi.</summary>
    public const string OfficeLevelDuoshi = "office-level-duoshi";
    /// <summary>The product's own table office-origin-duoshi.</summary>
    public const string OfficeOriginDuoshi = "office-origin-duoshi";
    /// <summary>The product's own table case-credit-duoshi.</summary>
    public const string CaseCreditDuoshi = "case-credit-duoshi";
    /// <summary>The product's own table case-review-duoshi.</summary>
    public const string CaseReviewDuoshi = "case-review-duoshi";
    /// <summary>The product's own table merit-level-duoshi.</summary>
    public const string MeritLevelDuoshi = "merit-level-duoshi";
    /// <summary>The product's own table talent-tier-duoshi.</summary>
    public const string TalentTierDuoshi = "talent-tier-duoshi";
    /// <summary>The product's own table talent-field-duoshi.</summary>
    public const string TalentFieldDuoshi = "talent-field-duoshi";
    /// <summary>The product's own table talent-review-duoshi.</summary>
    public const string TalentReviewDuoshi = "talent-review-duoshi";
    /// <summary>The product's own table contest-title-duoshi.</summary>
    public const string ContestTitleDuoshi = "contest-title-duoshi";
    /// <summary>The product's own table mentoring-role-duoshi.</summary>
    public const string MentoringRoleDuoshi = "mentoring-role-duoshi";
}
