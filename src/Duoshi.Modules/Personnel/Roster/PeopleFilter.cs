using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Duoshi.Core.Codes;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Access;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Roster;

/// <summary>The conditions of a <see cref="PeopleQuery"/>, on columns of the card and on the name.</summary>
[SuppressMessage("Globalization", "CA1309:Use ordinal string comparison", Justification = "In queries; the columns are compared by byte.")]
internal sealed class PeopleFilter
{
    /// <summary>Code of ZB126: people in service, who are listed unless somebody asks for others.</summary>
    public const string InService = "1";
    private const string All = "all";

    private readonly List<Expression<Func<PersonCard, bool>>> conditions = [];
    private readonly NameSearch? name;

    private PeopleFilter(NameSearch? name) => this.name = name;

    /// <returns>The filter; or a refusal that names the parameter that can't be read.</returns>
    public static async Task<Outcome<PeopleFilter>> ReadAsync(DuoshiDb db, PeopleQuery query, DateOnly day, CancellationToken ct)
    {
        NameSearch? name = null;
        if (!string.IsNullOrWhiteSpace(query.Name))
        {
            name = await NameSearch.PrepareAsync(db, query.Name.Trim(), ct);
        }

        var filter = new PeopleFilter(name);
        if (query.Office is { } office)
        {
            var path = await db.Set<OfficeNode>().Where(n => n.OfficeId == office && n.ValidFrom <= day && day < n.ValidTo).Select(n => n.Path).SingleOrDefaultAsync(ct);
            if (path is null)
            {
                return Refusal.NotFound;
            }

            filter.conditions.Add(query.OfficeOnly == true ? c => c.OfficePath == path : PeopleInScope.Below(path));
        }

        return filter.Codes("category", query.Category, CodeTableNames.StaffCategoryDuoshi, c => c.Category)
            ?? filter.Codes("grade", query.Grade, CodeTableNames.ProsecutorGrade, c => c.ProsecutorGrade)
            ?? filter.Codes("rank", query.Rank, CodeTableNames.CivilServantRankLadder, c => c.CivilServiceRank)
            ?? filter.Codes("level", query.Level, CodeTableNames.DutyLevelZb092012, c => c.DutyLevel)
            ?? filter.Codes("line", query.Line, CodeTableNames.BusinessLineDuoshi, c => c.Line)
            ?? filter.Codes("sex", query.Sex, CodeTableNames.SexGbt22611, c => c.Sex)
            ?? filter.Codes("education", query.Education, CodeTableNames.EducationPersonnelZb64, c => c.Education)
            ?? filter.Codes("political", query.Political, CodeTableNames.PoliticalStatusGb4762, c => c.PoliticalStatus)
            ?? filter.Codes("quota", query.Quota, CodeTableNames.QuotaStatusDuoshi, c => c.QuotaStatus)
            ?? filter.Codes("establishment", query.Establishment, CodeTableNames.EstablishmentDuoshi, c => c.EstablishmentKind)
            ?? filter.Statuses(query.Status)
            ?? filter.Ages(query.AgeFrom, query.AgeTo, day)
            ?? (Outcome<PeopleFilter>)filter;
    }

    public IQueryable<PersonCard> Apply(IQueryable<PersonCard> cards, DuoshiDb db)
    {
        foreach (var condition in conditions)
        {
            cards = cards.Where(condition);
        }

        return name?.Apply(cards, db) ?? cards;
    }

    /// <summary>The same for cards made in memory of what was known at an earlier moment.</summary>
    public IEnumerable<PersonCard> Apply(IEnumerable<PersonCard> cards)
    {
        foreach (var condition in conditions)
        {
            cards = cards.Where(Predicates.InMemory(condition));
        }

        return name is null ? cards : cards.Where(name.IsMatch);
    }

    private Refusal? Codes(string parameter, string? text, string table, Expression<Func<PersonCard, string?>> column)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var codes = new List<string>();
        foreach (var part in text.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var entry = CodeTables.Get(table).Find(part) ?? CodeTables.Get(table).Match(part).EntryOrNull;
            if (entry is null)
            {
                var nearest = FieldCodes.Nearest(table, part);
                return new Refusal("list.unknown-code", $"筛选条件 {parameter} 的值“{part}”不在代码表中{(nearest.Count > 0 ? "，最接近的有：" + string.Join("、", nearest) : "")}。", $"'{part}' is no value of the filter {parameter}{(nearest.Count > 0 ? "; nearest: " + string.Join(", ", nearest) : "")}.", 422)
                { Details = new { field = parameter } };
            }

            codes.Add(entry.Code);
            codes.AddRange(CodeTables.Get(table).Below(entry.Code).Select(e => e.Code));
        }

        conditions.Add(codes is [var only] ? Predicates.On(column, code => code == only) : Predicates.On(column, code => codes.Contains(code!)));
        return null;
    }

    private Refusal? Statuses(string? text)
    {
        if (string.Equals(text, All, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Codes("status", string.IsNullOrWhiteSpace(text) ? InService : text, CodeTableNames.PersonStatusZb126, c => c.Status);
    }

    /// <summary>Whole years on the day read; a birth date without a day counts from the first of its month.</summary>
    private Refusal? Ages(int? from, int? to, DateOnly day)
    {
        if (from is < 0 or > 150 || to is < 0 or > 150 || to < from)
        {
            return new Refusal("list.ages", "年龄范围不正确，请检查。", "The range of ages can't be; check it.", 422) { Details = new { field = "ageFrom" } };
        }

        if (from is { } youngest)
        {
            var latest = FactText.Stored(day.AddYears(-youngest));
            conditions.Add(c => c.BirthKey != "" && string.Compare(c.BirthKey, latest) <= 0);
        }

        if (to is { } oldest)
        {
            var earliest = FactText.Stored(day.AddYears(-oldest - 1));
            conditions.Add(c => string.Compare(c.BirthKey, earliest) > 0);
        }

        return null;
    }
}
