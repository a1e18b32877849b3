using System.Globalization;
using Duoshi.Core.Codes;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>A filter in force, in words; the parameter to drop when it is taken away.</summary>
internal sealed record FilterWords(string Parameter, string Name, string Value);

/// <summary>A query in words: for chips on the page and for what is printed on an export.</summary>
/// <param name="AsOf">The day read.</param>
/// <param name="KnownAt">The moment of knowledge; empty for now.</param>
/// <param name="Parts">The filters in force.</param>
internal sealed record QueryWords(string AsOf, string KnownAt, IReadOnlyList<FilterWords> Parts)
{
    public string Filters => string.Join(Words.T("；", "; "), Parts.Select(p => $"{p.Name}{Words.T("：", ": ")}{p.Value}"));
}

/// <summary>Says in words what a roster shows.</summary>
internal sealed class DescribeQuery(IDbContextFactory<DuoshiDb> databases, IActor actors, TimeProvider clock)
{
    public async Task<Outcome<QueryWords>> RunAsync(PeopleQuery query, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        if (!(await Moments.ReadAsync(db, actor, clock, query.AsOf, query.KnownAt, ct)).Succeeded(out var moment, out var unclear))
        {
            return unclear;
        }

        var parts = new List<FilterWords>();
        if (query.Office is { } office)
        {
            var day = moment.Day;
            var name = await db.Set<OfficeNode>().Where(n => n.OfficeId == office && n.ValidFrom <= day && day < n.ValidTo).Select(n => n.Name).SingleOrDefaultAsync(ct);
            parts.Add(new("office", Words.T("单位", "Office"), (name ?? office.ToString(CultureInfo.InvariantCulture)) + (query.OfficeOnly == true ? Words.T("（本院）", " (itself)") : Words.T("（含下级院）", " (with those below)"))));
        }

        void Codes(string parameter, string zh, string en, string table, string? codes)
        {
            if (!string.IsNullOrWhiteSpace(codes))
            {
                parts.Add(new(parameter, Words.T(zh, en), string.Join(Words.T("、", ", "), codes.Split([',', '，'], StringSplitOptions.TrimEntries).Select(c => FieldCodes.Name(table, c)))));
            }
        }

        Codes("category", "人员类别", "Staff category", CodeTableNames.StaffCategoryDuoshi, query.Category);
        Codes("grade", "检察官等级", "Prosecutor grade", CodeTableNames.ProsecutorGrade, query.Grade);
        Codes("rank", "职级", "Civil-service rank", CodeTableNames.CivilServantRankLadder, query.Rank);
        Codes("level", "职务层次", "Duty level", CodeTableNames.DutyLevelZb092012, query.Level);
        Codes("line", "业务条线", "Business line", CodeTableNames.BusinessLineDuoshi, query.Line);
        Codes("sex", "性别", "Sex", CodeTableNames.SexGbt22611, query.Sex);
        Ages(parts, query);
        Codes("education", "学历", "Education", CodeTableNames.EducationPersonnelZb64, query.Education);
        Codes("political", "政治面貌", "Political status", CodeTableNames.PoliticalStatusGb4762, query.Political);
        Codes("quota", "员额状态", "Quota status", CodeTableNames.QuotaStatusDuoshi, query.Quota);
        Codes("establishment", "编制类型", "Establishment", CodeTableNames.EstablishmentDuoshi, query.Establishment);
        if (!string.IsNullOrWhiteSpace(query.Name))
        {
            parts.Add(new("name", Words.T("查找", "Search"), query.Name));
        }

        var status = string.IsNullOrWhiteSpace(query.Status) ? "1" : query.Status;
        if (string.Equals(status, "all", StringComparison.OrdinalIgnoreCase))
        {
            parts.Add(new("status", Words.T("人员状态", "Status"), Words.T("全部", "all")));
        }
        else
        {
            Codes("status", "人员状态", "Status", CodeTableNames.PersonStatusZb126, status);
        }

        return new QueryWords(new PartialDate(moment.Day, DatePrecision.Day).ToString(), moment.Known.IsNow ? "" : query.KnownAt ?? "", parts);
    }

    private static void Ages(List<FilterWords> parts, PeopleQuery query)
    {
        if (query.AgeFrom is not null || query.AgeTo is not null)
        {
            var text = (query.AgeFrom, query.AgeTo) switch
            {
                ({ } from, { } to) => Words.T($"{from} 至 {to} 岁", $"{from} to {to}"),
                ({ } from, null) => Words.T($"{from} 岁及以上", $"{from} and over"),
                (_, { } to) => Words.T($"{to} 岁及以下", $"{to} and under"),
                _ => "",
            };
            parts.Add(new("ageFrom", Words.T("年龄", "Age"), text));
        }
    }
}
