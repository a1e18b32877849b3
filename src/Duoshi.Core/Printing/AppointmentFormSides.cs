namespace Duoshi.Core.Printing;

/// <summary>The grids of the form's two sides, in millimetres.</summary>
internal static class AppointmentFormSides
{
    private const int FamilyRows = 7;
    private const double FamilyRowMm = 12.3;
    private const string OpenDate = "年　　月　　日";

    public static FormSide First(AppointmentFormPage page)
    {
        ImmutableArray<double> columns = [13.8, 4.2, 23.0, 18.8, 23.0, 23.2, 23.5, 36.3];
        var cells = new FormCells(columns);
        return new FormSide(11.1, 20.0, 12.0, 22.0, columns,
        [
            Row(
                12.5,
                FormCells.Label(2, 1, "姓　名"), cells.Short(3, 1, 12.5, AppointmentFormPlan.SpreadName(page.Name)),
                FormCells.Label(1, 1, "性　别"), cells.Short(5, 1, 12.5, page.Sex),
                FormCells.Label(1, 1, "出生年月", "（岁）"), cells.Stacked(7, 1, 12.5, page.Birth, Years(page.Age)),
                new FormCell(FormCellKind.Photo, 1, 4, [], default, FormAlign.Centre)),
            Row(
                12.2,
                FormCells.Label(2, 1, "民　族"), cells.Short(3, 1, 12.2, page.EthnicGroup),
                FormCells.Label(1, 1, "籍　贯"), cells.Short(5, 1, 12.2, page.NativePlace),
                FormCells.Label(1, 1, "出 生 地"), cells.Short(7, 1, 12.2, page.Birthplace)),
            .. page.Layout == AppointmentFormLayout.Classic ? ClassicRows(cells, page) : RowsWithAgeLimit(cells, page),
            .. Education(cells, page),
            Row(12.5, FormCells.Label(3, 1, "现 任 职 务"), cells.Running(4, 5, 12.5, page.CurrentPosts)),
            Row(12.5, FormCells.Label(3, 1, "拟 任 职 务"), cells.Running(4, 5, 12.5, page.ProposedPosts)),
            Row(12.5, FormCells.Label(3, 1, "拟 免 职 务"), cells.Running(4, 5, 12.5, page.PostsToLeave)),
            Row(125.8, FormCells.VerticalLabel(1, 1, "简　　　历"), cells.Resume(2, 7, 125.8, page.Resume)),
        ]);
    }

    public static FormSide Second(AppointmentFormPage page)
    {
        ImmutableArray<double> columns = [13.0, 19.2, 22.9, 10.1, 17.7, 13.8, 69.4];
        var cells = new FormCells(columns);
        var family = Family(cells, page);
        return new FormSide(28.6, 20.0, 10.0, 21.0, columns,
        [
            Row(25.0, FormCells.Label(1, 1, "奖惩", "情况"), cells.Running(2, 6, 25.0, page.RewardsAndSanctions)),
            Row(18.0, FormCells.Label(1, 1, "年度", "考核", "结果"), cells.Running(2, 6, 18.0, page.Assessments)),
            Row(24.0, FormCells.Label(1, 1, "任免", "理由"), cells.Running(2, 6, 24.0, page.Reason)),
            new FormRow(
                11.4,
                false,
                [
                    FormCells.VerticalLabel(1, 1 + family.Length, "家庭主要成员及重要社会关系"),
                    FormCells.Label(1, 1, "称　谓"), FormCells.Label(1, 1, "姓　名"), FormCells.Label(1, 1, "年", "龄"),
                    FormCells.Label(1, 1, "政治", "面貌"), FormCells.Label(2, 1, "工 作 单 位 及 职 务"),
                ]),
            .. family,
            Row(
                23.5,
                FormCells.VerticalLabel(1, 2, "呈报单位"),
                cells.Running(2, 6, 23.5, page.ReportingUnit) with { Align = FormAlign.Right, IsAtFoot = true, IsOpenBelow = true }),
            Row(13.0, Signed(6, page.ReportDate.Length > 0 ? page.ReportDate : OpenDate) with { IsOpenAbove = true }),
            Row(
                35.6,
                FormCells.Label(1, 1, "审批", "机关", "意见"), Signed(4, "（盖章）", OpenDate) with { IsAtFoot = true },
                FormCells.Label(1, 1, "行政", "机关", "任免", "意见"), Signed(1, "（盖章）", OpenDate) with { IsAtFoot = true }),
        ]);
    }

    private static IEnumerable<FormRow> ClassicRows(FormCells cells, AppointmentFormPage page) =>
    [
        Row(
            12.0,
            FormCells.Label(2, 1, "入　党", "时　间"), cells.Short(3, 1, 12.0, page.PartyJoined),
            FormCells.Label(1, 1, "参加工", "作时间"), cells.Short(5, 1, 12.0, page.WorkStarted),
            FormCells.Label(1, 1, "健康状况"), cells.Short(7, 1, 12.0, page.Health)),
        Row(
            12.5,
            FormCells.Label(2, 1, "专业技", "术职务"), cells.Short(3, 2, 12.5, page.ProfessionalTitle),
            FormCells.Label(1, 1, "熟悉专业", "有何专长"), cells.Short(6, 2, 12.5, page.Speciality)),
    ];

    private static IEnumerable<FormRow> RowsWithAgeLimit(FormCells cells, AppointmentFormPage page) =>
    [
        Row(
            12.0,
            FormCells.Label(2, 1, "入　党", "时　间"), cells.Short(3, 1, 12.0, page.PartyJoined),
            FormCells.Label(1, 1, "参加工", "作时间"), cells.Short(5, 1, 12.0, page.WorkStarted),
            FormCells.Label(1, 1, "到龄时间"), cells.Stacked(7, 1, 12.0, page.AgeLimit, Years(page.AgeAtLimit))),
        Row(
            12.5,
            FormCells.Label(2, 1, "健　康", "状　况"), cells.Short(3, 1, 12.5, page.Health),
            FormCells.Label(1, 1, "专业技", "术职务"), cells.Short(5, 1, 12.5, page.ProfessionalTitle),
            FormCells.Label(1, 1, "熟悉专业", "有何专长"), cells.Short(7, 1, 12.5, page.Speciality)),
    ];

    private static IEnumerable<FormRow> Education(FormCells cells, AppointmentFormPage page)
    {
        const double height = 6.1;
        FormRow First(AppointmentFormEducation education, params IEnumerable<FormCell> labels) => Row(
            height,
            [
                .. labels, cells.Short(4, 2, height, education.Level),
                FormCells.Label(1, 2, "毕业院校", "系及专业"), cells.Short(7, 2, height, education.LevelSchool),
            ]);
        FormRow Second(AppointmentFormEducation education) =>
            Row(height, cells.Short(4, 2, height, education.Degree), cells.Short(7, 2, height, education.DegreeSchool));
        return
        [
            First(page.FullTimeEducation, FormCells.Label(2, 4, "学　历", "学　位"), FormCells.Label(1, 2, "全日制", "教　育")),
            Second(page.FullTimeEducation),
            First(page.InServiceEducation, FormCells.Label(1, 2, "在　职", "教　育")),
            Second(page.InServiceEducation),
        ];
    }

    // Seven rows on the form; more people share the same space, so that nobody is left out and nothing moves.
    private static ImmutableArray<FormRow> Family(FormCells cells, AppointmentFormPage page)
    {
        var count = Math.Max(FamilyRows, page.Family.Length);
        var height = Math.Round(FamilyRowMm * FamilyRows / count, 1, MidpointRounding.ToZero);
        var none = new AppointmentFormRelative("", "", "", "", "");
        return [.. Enumerable.Range(0, count).Select(i => i < page.Family.Length ? page.Family[i] : none).Select(r => Row(
            height,
            cells.Narrow(2, 1, height, r.Relation),
            cells.Narrow(3, 1, height, AppointmentFormPlan.SpreadName(r.Name)),
            cells.Narrow(4, 1, height, r.Age),
            cells.Narrow(5, 1, height, r.PoliticalStatus),
            cells.Running(6, 2, height, r.WorkAndPost)))];
    }

    private static FormCell Signed(int columns, params ImmutableArray<string> lines) =>
        FormCells.Label(columns, 1, lines) with { Align = FormAlign.Right };

    private static string Years(string age) => age.Length > 0 ? $"（{age}岁）" : "";

    private static FormRow Row(double heightMm, params ImmutableArray<FormCell> cells) => new(heightMm, true, cells);
}
