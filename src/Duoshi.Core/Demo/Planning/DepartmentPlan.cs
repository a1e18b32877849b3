namespace Duoshi.Core.Demo.Planning;

/// <summary>Which departments an office has, by level and size, before and since 2019.</summary>
internal static class DepartmentPlan
{
    private sealed record Row(string? Old, string? New, string OldLine, string Line, Track Track, double Weight, bool AntiCorruption = false, bool Political = false, bool Since2012 = false);

    private static readonly Row[] Provincial =
    [
        new("办公室", "办公室", "16", "16", Track.Administration, 1.0),
        new("政治部", "政治部", "13", "13", Track.Administration, 1.2, Political: true),
        new("侦查监督处", "第一检察部", "01", "01", Track.Casework, 1.3),
        new("公诉处", "第二检察部", "01", "01", Track.Casework, 1.4),
        new("反贪污贿赂局", null, "02", "02", Track.Casework, 1.5, AntiCorruption: true),
        new(null, "第三检察部", "02", "02", Track.Casework, 1.1),
        new(null, "第四检察部", "01", "01", Track.Casework, 0.9),
        new("监所检察处", "第五检察部", "03", "03", Track.Casework, 0.9),
        new("民事行政检察处", "第六检察部", "04", "04", Track.Casework, 1.1),
        new(null, "第七检察部", "05", "05", Track.Casework, 0.8),
        new(null, "第八检察部", "06", "06", Track.Casework, 0.9),
        new("未成年人刑事检察处", "第九检察部", "07", "07", Track.Casework, 0.6, Since2012: true),
        new("控告申诉检察处", "第十检察部", "08", "08", Track.Casework, 0.8),
        new("法律政策研究室", "法律政策研究室", "10", "10", Track.Casework, 0.5),
        new("案件管理办公室", "案件管理办公室", "11", "11", Track.Casework, 0.8, Since2012: true),
        new("监察处", "检务督察部", "12", "12", Track.Administration, 0.5),
        new("计划财务装备处", "检务保障部", "17", "17", Track.Administration, 0.9),
        new("检察技术处", "检察信息技术部", "14", "14", Track.Technology, 1.0),
        new("司法警察总队", "司法警察总队", "15", "15", Track.Police, 1.0),
        new("机关党委", "机关党委", "18", "18", Track.Administration, 0.4),
    ];

    private static readonly Row[] OfCities =
    [
        new("办公室", "办公室", "16", "16", Track.Administration, 1.0),
        new("政治部", "政治部", "13", "13", Track.Administration, 1.1, Political: true),
        new("侦查监督处", "第一检察部", "01", "01", Track.Casework, 1.4),
        new("公诉处", "第二检察部", "01", "01", Track.Casework, 1.5),
        new("反贪污贿赂局", null, "02", "02", Track.Casework, 1.5, AntiCorruption: true),
        new(null, "第三检察部", "02", "02", Track.Casework, 0.9),
        new("监所检察处", "第四检察部", "03", "03", Track.Casework, 0.8),
        new("民事行政检察处", "第五检察部", "04", "04", Track.Casework, 1.1),
        new(null, "第六检察部", "06", "06", Track.Casework, 0.9),
        new("控告申诉检察处", "第七检察部", "08", "08", Track.Casework, 0.7),
        new("案件管理办公室", "案件管理办公室", "11", "11", Track.Casework, 0.7, Since2012: true),
        new("监察处", "检务督察部", "12", "12", Track.Administration, 0.4),
        new("计划财务装备处", "检务保障部", "17", "17", Track.Administration, 0.8),
        new("检察技术处", "检察信息技术部", "14", "14", Track.Technology, 1.0),
        new("司法警察支队", "司法警察支队", "15", "15", Track.Police, 1.0),
    ];

    private static readonly Row[] OfLargeCounties =
    [
        new("办公室", "办公室", "16", "16", Track.Administration, 1.0),
        new("政工科", "政治部", "13", "13", Track.Administration, 0.9, Political: true),
        new("侦查监督科", "第一检察部", "01", "01", Track.Casework, 1.2),
        new("公诉科", "第二检察部", "01", "01", Track.Casework, 1.5),
        new("反贪污贿赂局", null, "02", "02", Track.Casework, 1.4, AntiCorruption: true),
        new("监所检察科", null, "03", "03", Track.Casework, 0.5),
        new("民事行政检察科", "第三检察部", "04", "04", Track.Casework, 0.9),
        new(null, "第四检察部", "06", "06", Track.Casework, 0.8),
        new("控告申诉检察科", "第五检察部", "08", "08", Track.Casework, 0.6),
        new("案件管理中心", "综合业务部", "11", "11", Track.Casework, 0.6, Since2012: true),
        new(null, "检务督察部", "12", "12", Track.Administration, 0.4),
        new("司法警察大队", "司法警察大队", "15", "15", Track.Police, 1.0),
    ];

    private static readonly Row[] OfSmallCounties =
    [
        new("办公室", "办公室", "16", "16", Track.Administration, 1.0),
        new("政工科", "政治部", "13", "13", Track.Administration, 0.7, Political: true),
        new("公诉科", "第一检察部", "01", "01", Track.Casework, 1.5),
        new("侦查监督科", null, "01", "01", Track.Casework, 0.9),
        new("反贪污贿赂局", null, "02", "02", Track.Casework, 1.2, AntiCorruption: true),
        new("民事行政检察科", "第二检察部", "04", "06", Track.Casework, 0.9),
        new("控告申诉检察科", "第三检察部", "08", "08", Track.Casework, 0.6),
        new("案件管理中心", "综合业务部", "11", "11", Track.Casework, 0.5, Since2012: true),
        new("司法警察大队", "司法警察大队", "15", "15", Track.Police, 1.0),
    ];

    private static readonly Row[] OfDispatched =
    [
        new("办公室", "综合部", "16", "16", Track.Administration, 1.0),
        new("政工科", "政治部", "13", "13", Track.Administration, 0.6, Political: true),
        new("刑事检察科", "第一检察部", "01", "01", Track.Casework, 1.2),
        new("刑罚执行检察科", "第二检察部", "03", "03", Track.Casework, 1.0),
        new("案件管理科", "第三检察部", "11", "11", Track.Casework, 0.5, Since2012: true),
    ];

    /// <summary>Gives an office its departments.</summary>
    /// <param name="office">The office, with its size.</param>
    /// <param name="next">Index of the first department; moved on.</param>
    public static void Furnish(OfficeDraft office, ref int next)
    {
        var rows = (office.Tier, office.Character) switch
        {
            (OfficeTier.Supreme or OfficeTier.Province, _) => Provincial,
            (OfficeTier.City, _) => OfCities,
            (_, not OfficeCharacter.Ordinary) => OfDispatched,
            _ => office.Size >= 55 ? OfLargeCounties : OfSmallCounties,
        };
        var prefix = office.Names[0].DocumentPrefix;
        var document = OfficeDraft.Document(prefix + "发", Reforms.Departments.Year, 11);
        for (var i = 0; i < rows.Length; i++)
        {
            var department = new DepartmentDraft
            {
                Index = next,
                Office = office,
                Track = rows[i].Track,
                Weight = rows[i].Weight,
                IsAntiCorruption = rows[i].AntiCorruption,
                IsPolitical = rows[i].Political,
            };
            Name(department, rows[i], i + 1, document);
            if (department.Names.Count > 0)
            {
                office.Departments.Add(department);
                next++;
            }
        }
    }

    private static void Name(DepartmentDraft department, Row row, int order, string document)
    {
        var office = department.Office;
        var founded = row.Since2012 && office.Founded < Reforms.CaseManagement ? Reforms.CaseManagement : office.Founded;
        if (row.Old is { } old && founded < Reforms.Departments)
        {
            var same = old == row.New && row.OldLine == row.Line;
            department.Names.Add(new DemoDepartmentName { From = founded, Name = old, Line = row.OldLine, Order = order });
            department.Names[0].To = row.AntiCorruption ? Reforms.AntiCorruption : same ? DateOnly.MaxValue : Reforms.Departments;
            if (same)
            {
                End(department);
                return;
            }
        }

        if (row.New is { } now && office.Ended > Reforms.Departments)
        {
            department.Names.Add(new DemoDepartmentName
            {
                From = founded > Reforms.Departments ? founded : Reforms.Departments,
                Name = now,
                Line = row.Line,
                Order = order,
                Document = document,
            });
        }

        End(department);
    }

    private static void End(DepartmentDraft department)
    {
        foreach (var name in department.Names.Where(n => n.To > department.Office.Ended))
        {
            name.To = department.Office.Ended;
        }
    }
}
