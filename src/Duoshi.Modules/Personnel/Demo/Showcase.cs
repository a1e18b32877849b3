using Duoshi.Core.Demo;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Personnel.Demo;

/// <summary>Whom a demo's guests are shown first, found while the people are written.</summary>
internal sealed class Showcase
{
    private readonly DemoRecord record;
    private readonly DemoOfficeKeys keys;
    private readonly DemoOffice root;
    private readonly DemoOffice city;
    private readonly List<County> counties;
    private readonly List<long> ofTheCity = [];
    private int people;
    private int inService;
    private long leader;

    public Showcase(DemoRecord record, DemoOfficeKeys keys)
    {
        this.record = record;
        this.keys = keys;
        var standing = record.Offices.Where(o => o.Exists(record.Today)).ToList();
        root = standing[0];
        city = standing.First(o => o.Places[^1].Level == "2");
        counties = [.. standing.Where(o => o.Places[^1].Level == "3" && o.Places[^1].Parent == city.Index).Select(o => new County(o))];
    }

    /// <summary>People in service in the offices of the city, in order of appearance.</summary>
    public IReadOnlyList<long> OfTheCity => ofTheCity;

    public void See(DemoPerson person, long id)
    {
        people++;
        if (!person.InService(record.Today))
        {
            return;
        }

        inService++;
        var here = person.Services.First(s => s.Holds(record.Today)).Office;
        var main = person.Appointments.First(a => a.Manner == "1" && a.Holds(record.Today));
        if (here is { } office && (office == city.Index || record.Offices[office].Places[^1].Parent == city.Index))
        {
            ofTheCity.Add(id);
        }

        if (here == root.Index && main.PostCode == "P02" && leader == 0)
        {
            leader = id;
        }

        counties.Find(c => c.Office.Index == here)?.See(person, main, id);
    }

    public DemoSummary Summary()
    {
        // A county whose chief's post is free for the moment is no good example.
        var county = counties.Find(c => c.Chief != 0) ?? counties[0];
        return new DemoSummary(
            record.Offices.Length, people, inService, keys.Offices[root.Index], keys.Offices[city.Index], keys.Offices[county.Office.Index], leader,
            county.Chief == 0 ? county.Prosecutor : county.Chief, county.Prosecutor);
    }

    /// <summary>A county of the city, and whom it has to show.</summary>
    private sealed class County(DemoOffice office)
    {
        private int mostToShow;

        public DemoOffice Office => office;

        public long Chief { get; private set; }

        public long Prosecutor { get; private set; }

        public void See(DemoPerson person, DemoAppointment main, long id)
        {
            if (main.PostCode == "P01")
            {
                Chief = id;
            }

            // Somebody with much to show: studies, posts, rewards, a posting, cases and titles.
            var toShow = person.Appointments.Count + person.Rewards.Count + (5 * person.Appointments.Count(a => Core.Codes.AppointmentManners.IsPosting(a.Manner))) + person.CaseCredits.Count + (5 * (person.TalentTitles.Count + person.Competitions.Count)) + person.Educations.Count;
            if (main.PostCode == "P05" && person.Sanctions.Count == 0 && toShow > mostToShow)
            {
                (Prosecutor, mostToShow) = (id, toShow);
            }
        }
    }
}
