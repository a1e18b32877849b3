using Duoshi.Core.Engines.PostNumbers;
using Duoshi.Modules.Exchange.Mapping;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>Counts who holds the counted places of some offices today, and reads the approved numbers: one query a sort of place.</summary>
internal sealed class OfficeCounts(FactKinds kinds)
{
    public async Task<(Dictionary<EffectPlace, int> Now, Dictionary<EffectPlace, int?> Authorised)> ReadAsync(DuoshiDb db, List<long> offices, DateOnly today, CancellationToken ct)
    {
        var now = new Dictionary<EffectPlace, int>();
        var cards = db.Set<PersonCard>().Where(c => c.Recent && c.Status == KindKeys.InService && c.ValidFrom <= today && today < c.ValidTo);
        var establishment = await cards.Where(c => c.EstablishmentKind != null && EF.Parameter(offices).Contains(c.EstablishmentOfficeId ?? 0))
            .GroupBy(c => new { c.EstablishmentOfficeId, c.EstablishmentKind }).Select(g => new { g.Key.EstablishmentOfficeId, g.Key.EstablishmentKind, People = g.Count() }).ToListAsync(ct);
        establishment.ForEach(e => now[new EffectPlace(EffectKind.Establishment, e.EstablishmentOfficeId!.Value, e.EstablishmentKind!)] = e.People);

        var quota = await cards.Where(c => c.QuotaStatus == RowEffect.InQuota && EF.Parameter(offices).Contains(c.OfficeId ?? 0))
            .GroupBy(c => c.OfficeId).Select(g => new { Office = g.Key, People = g.Count() }).ToListAsync(ct);
        quota.ForEach(q => now[new EffectPlace(EffectKind.Quota, q.Office!.Value, RowEffect.InQuota)] = q.People);

        string[] posts = [.. LeadingPosts.Numbered], manners = [.. LeadingPosts.FillingManners];
        var held = await kinds.Find(KindKeys.Appointment)!.Rows(db).At(today, Known.Now)
            .Select(a => new { a.SubjectId, Office = EF.Property<long?>(a, "OfficeId"), Post = EF.Property<string?>(a, "PostCode"), Manner = EF.Property<string?>(a, "Manner") })
            .Where(a => posts.Contains(a.Post) && manners.Contains(a.Manner) && EF.Parameter(offices).Contains(a.Office ?? 0))
            .Select(a => new { a.SubjectId, a.Office, a.Post }).Distinct().GroupBy(a => new { a.Office, a.Post }).Select(g => new { g.Key.Office, g.Key.Post, People = g.Count() }).ToListAsync(ct);
        foreach (var post in held)
        {
            // An acting chief takes the chief's number.
            var place = EffectsOfImport.Counted(new EffectPlace(EffectKind.Leadership, post.Office!.Value, post.Post!));
            now[place] = now.GetValueOrDefault(place) + post.People;
        }

        var authorised = await AuthorisedAsync(db, EffectKind.Establishment, "office-establishment", "establishmentKind", offices, today, ct);
        return (now, authorised.Concat(await AuthorisedAsync(db, EffectKind.Leadership, "office-leadership", "post", offices, today, ct)).ToDictionary(a => a.Key, a => a.Value));
    }

    private async Task<Dictionary<EffectPlace, int?>> AuthorisedAsync(DuoshiDb db, EffectKind counted, string key, string code, List<long> offices, DateOnly today, CancellationToken ct)
    {
        var kind = kinds.Find(key)!;
        var rows = await kind.Rows(db).At(today, Known.Now).Where(f => EF.Parameter(offices).Contains(f.SubjectId)).ToListAsync(ct);
        return rows.ToDictionary(r => new EffectPlace(counted, r.SubjectId, (string)kind.Field(code).Get(r)!), r => (int?)kind.Field("authorised").Get(r));
    }
}
