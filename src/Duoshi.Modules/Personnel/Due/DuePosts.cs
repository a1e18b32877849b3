using Duoshi.Core.Codes;
using Duoshi.Core.Engines.Due;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform;
using Duoshi.Modules.Platform.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel.Due;

/// <summary>
/// Posts that become due: postings by their end, and promotions to leading posts by the end of a probation that is inferred,
/// because no recorded process tells it. Past its day a post is worked off once somebody has written it down again: an end
/// that was known beforehand is a plan, and one that was entered afterwards is what happened.
/// </summary>
internal sealed class DuePosts(DuoshiDb db, IQueryable<PersonCard> staff, DueWindow window, IProbations probations)
{
    private const string Administrative = "3";
    private const string Elected = "2";

    private static readonly string[] Postings = [.. AppointmentManners.Postings];

    public async Task<ILookup<long, DuePost>> LoadAsync(CancellationToken ct)
    {
        var (from, to) = (window.From, window.To);
        var postings = await Standing().Where(a => Postings.Contains(a.Manner) && a.ValidTo >= from && a.ValidTo < to).ToListAsync(ct);
        var promotions = await PromotionsAsync(ct);
        var days = await DaysAsync([.. postings.Concat(promotions.Select(p => p.Post)).Select(a => a.RecordedBy).Distinct()], ct);
        var open = postings.Where(a => string.IsNullOrEmpty(a.RemovalDocumentNumber) && a.RemovalWay is null && !IsSettled(a, a.ValidTo)).Select(a => (a.SubjectId, Post: Of(a, null)))
            .Concat(promotions.Where(p => !IsSettled(p.Post, p.Begun.AddMonths(p.Promotion.Months))).Select(p => (p.Post.SubjectId, Post: Of(p.Post, p.Promotion) with { From = new PartialDate(p.Begun, p.Post.FromPrecision) })));
        return open.ToLookup(p => p.SubjectId, p => p.Post);

        bool IsSettled(Appointment post, DateOnly due) => due <= window.Today && days.GetValueOrDefault(post.RecordedBy) >= due;
    }

    /// <summary>Leading posts of administration, not elected, outside recorded processes, that were a rise: one a person and first day.</summary>
    private async Task<List<(Appointment Post, DateOnly Begun, DuePromotion Promotion)>> PromotionsAsync(CancellationToken ct)
    {
        var terms = await probations.TermsAsync(ct);
        var (begun, today) = (window.From.AddMonths(-terms.Longest), window.Today);
        var found = await Standing()
            .Where(a => !Postings.Contains(a.Manner) && a.IsLeading == true && a.Nature == Administrative && a.SelectionMethod != Elected && a.ValidFrom >= begun && a.ValidTo > today)
            .ToListAsync(ct);
        if (found.Count == 0)
        {
            return [];
        }

        var (posts, levels, written) = (new List<Appointment>(), new List<DutyLevel>(), new List<(long Fact, long Change)>());
        foreach (var some in found.Select(a => a.SubjectId).Distinct().Chunk(400))
        {
            posts.AddRange(await db.Set<Appointment>().AsNoTracking().As(Known.Now).Where(a => some.Contains(a.SubjectId) && a.IsLeading == true && !Postings.Contains(a.Manner)).ToListAsync(ct));
            levels.AddRange(await db.Set<DutyLevel>().AsNoTracking().As(Known.Now).Where(l => some.Contains(l.SubjectId)).ToListAsync(ct));
        }

        // All rows of a post, the superseded ones too: a correction of what a process wrote is still of that process. By person: no index has the facts.
        var wanted = found.Select(a => a.FactId).ToHashSet();
        foreach (var some in found.Select(a => a.SubjectId).Distinct().Chunk(400))
        {
            written.AddRange((await db.Set<Appointment>().Where(a => some.Contains(a.SubjectId)).Select(a => new { a.FactId, a.RecordedBy }).ToListAsync(ct))
                .Where(a => wanted.Contains(a.FactId)).Select(a => (a.FactId, a.RecordedBy)));
        }

        var conducted = await probations.ConductedAsync([.. written.Select(w => w.Change).Distinct()], ct);
        var byProcess = written.Where(w => conducted.Contains(w.Change)).Select(w => w.Fact).ToHashSet();
        var (postsOf, levelsOf) = (posts.ToLookup(p => p.SubjectId), levels.ToLookup(l => l.SubjectId));
        var rises = new List<(Appointment Post, DateOnly Begun, DuePromotion Promotion)>();
        foreach (var post in found.Where(a => !byProcess.Contains(a.FactId)).OrderBy(a => a.Slot is null).ThenBy(a => a.Id).DistinctBy(a => a.FactId))
        {
            // A post divided by a later change of one field began with its first stretch.
            var first = postsOf[post.SubjectId].Where(a => a.FactId == post.FactId).Min(a => a.ValidFrom);
            if (first >= begun && terms.On(first) is > 0 and var months
                && Rise([.. postsOf[post.SubjectId].Where(a => a.FactId != post.FactId && a.ValidFrom < first)], [.. levelsOf[post.SubjectId]], first) is (var zh, var en))
            {
                rises.Add((post, first, new DuePromotion(months, zh, en)));
            }
        }

        // Two posts of one day, such as a main post and a concurrent duty, are one promotion.
        return [.. rises.DistinctBy(r => (r.Post.SubjectId, r.Begun))];
    }

    /// <summary>Why a post is taken for a promotion; null: it is a move on the same level, or nothing tells.</summary>
    private static (string Zh, string En)? Rise(List<Appointment> earlier, List<DutyLevel> levels, DateOnly begun)
    {
        if (earlier.Count == 0)
        {
            return ("首次担任领导职务", "the first leading post on record");
        }

        return LevelOn(begun) is { } now && LevelOn(begun.AddDays(-1)) is { } before && string.CompareOrdinal(now, before) < 0
            ? ("任职时职务层次提高", "the duty level rose with the post")
            : null;

        // Codes of the leading levels and below are in order, the highest first; those of other ladders compare with none.
        string? LevelOn(DateOnly day) => levels.Find(l => l.ValidFrom <= day && day < l.ValidTo)?.Level is { Length: 4 } level && level.StartsWith("01", StringComparison.Ordinal) && char.IsDigit(level[2]) ? level : null;
    }

    /// <summary>The civil days on which some changes were made.</summary>
    private async Task<Dictionary<long, DateOnly>> DaysAsync(List<long> changes, CancellationToken ct)
    {
        var days = new Dictionary<long, DateOnly>();
        foreach (var some in changes.Chunk(400))
        {
            foreach (var change in await db.Set<Change>().AsNoTracking().Where(c => some.Contains(c.Id)).Select(c => new { c.Id, c.At }).ToListAsync(ct))
            {
                days[change.Id] = DateOnly.FromDateTime(new DateTime(change.At, DateTimeKind.Utc).ToCivil());
            }
        }

        return days;
    }

    private IQueryable<Appointment> Standing() => db.Set<Appointment>().AsNoTracking().As(Known.Now).Where(a => staff.Any(c => c.PersonId == a.SubjectId));

    private static DuePost Of(Appointment a, DuePromotion? promotion) => new(
        a.Id, new PartialDate(a.ValidFrom, a.FromPrecision), new PartialDate(a.ValidTo, a.ToPrecision), promotion is null, promotion, string.Concat(a.OfficeName, a.DepartmentName, a.PostName));
}
