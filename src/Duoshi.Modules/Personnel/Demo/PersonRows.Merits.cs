using Duoshi.Core.Demo;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;

namespace Duoshi.Modules.Personnel.Demo;

/// <content>Cases, contests, talent titles, mentoring.</content>
internal sealed partial class PersonRows
{
    private void Merits(DemoPerson p, long id)
    {
        foreach (var c in p.CaseCredits)
        {
            Add(Event(c.On, DatePrecision.Day, id, new CaseCredit
            {
                Kind = c.Kind,
                CaseName = c.CaseName,
                Line = c.Line,
                Part = c.Part,
                Level = c.Level,
                Batch = c.Batch,
                DocumentNumber = c.Document,
                Grade = c.Grade,
            }));
        }

        foreach (var c in p.Competitions)
        {
            Add(Event(c.On, DatePrecision.Day, id, new Competition { Contest = c.Contest, Level = c.Level, Round = c.Round, Title = c.Title, TitleCode = c.TitleCode, Batch = c.Batch, DocumentNumber = c.Document }));
        }

        Lines(p.TalentTitles, id, null, t => new TalentTitle
        {
            Tier = t.Tier,
            Domain = t.Domain,
            Level = t.Level,
            Body = t.Body,
            DocumentNumber = t.Document,
            ReviewOutcome = t.ReviewOutcome,
            ReviewedOn = t.ReviewedOn is { } reviewed ? Day(reviewed) : null,
        });
        Lines(p.Mentorings, id, null, m => new Mentoring
        {
            Role = m.Role,
            // Whoever is written later is known by name alone.
            OtherPersonId = people.TryGetValue(m.Other, out var other) ? other : null,
            OtherName = m.OtherName,
            Line = m.Line,
            Goal = m.Goal,
            Outcome = m.Outcome,
        });
    }
}
