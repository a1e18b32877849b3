using Duoshi.Core.Engines.Rosters;
using Duoshi.Core.Names;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Cards;

/// <summary>Makes the cards of a person from the facts: pure, so that a rebuild gives what the writer gave.</summary>
internal static class CardBuilder
{
    /// <summary>The cards of all days on which the person has a name, in order; neighbours differ in some column.</summary>
    /// <param name="facts">What is known of the person.</param>
    /// <param name="places">Names and paths of the offices the person counted in.</param>
    /// <param name="today">Stretches that end later are marked recent.</param>
    public static IReadOnlyList<PersonCard> Build(PersonFacts facts, OfficePlaces places, DateOnly today)
    {
        var lines = new Lines(facts);
        var cards = new List<PersonCard>();
        var days = Boundaries(facts, lines, places);
        for (var i = 0; i + 1 < days.Count; i++)
        {
            var (from, to) = (days[i], days[i + 1]);
            if (At(lines.Identities, from) is not { Name: { } name } identity)
            {
                continue;
            }

            var card = Card(facts.PersonId, lines, places, identity, name, from);
            if (cards.Count > 0 && cards[^1].ValidTo == from && CardColumns.Same(cards[^1], card))
            {
                cards[^1].ValidTo = to;
            }
            else
            {
                card.ValidFrom = from;
                card.ValidTo = to;
                cards.Add(card);
            }
        }

        foreach (var card in cards)
        {
            card.Recent = card.ValidTo > today;
        }

        return cards;
    }

    private static List<DateOnly> Boundaries(PersonFacts facts, Lines lines, OfficePlaces places)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var fact in facts.All)
        {
            if (fact.ValidFrom < fact.ValidTo)
            {
                days.Add(fact.ValidFrom);
                days.Add(fact.ValidTo);
            }
        }

        foreach (var office in lines.Services.Where(s => s.OfficeId is not null).Select(s => s.OfficeId!.Value).Distinct())
        {
            days.UnionWith(places.Boundaries(office));
        }

        return [.. days];
    }

    private static PersonCard Card(long person, Lines lines, OfficePlaces places, Identity identity, string name, DateOnly day)
    {
        var service = At(lines.Services, day);
        var duties = Holding(lines.Appointments, day);
        var main = duties.FirstOrDefault(static d => d.Slot == Appointment.MainSlot);
        var grade = At(lines.Grades, day);
        var level = At(lines.Levels, day);
        var quota = At(lines.Quotas, day);
        var held = At(lines.Establishments, day);
        var studies = lines.Studies.Count == 0 ? [] : lines.Studies.Where(s => s.ValidFrom <= day).ToList();
        var onForm = Holding(lines.Summaries, day);
        var postSince = Since(lines.MainPosts, day, (a, b) => a.PostName == b.PostName && a.OfficeId == b.OfficeId && a.OfficeName == b.OfficeName);
        var path = Path(lines.Services, service, places, day);
        var pinyin = lines.PinyinOf(name);
        return new PersonCard
        {
            PersonId = person,
            Name = name,
            PinyinKey = pinyin,
            StrokeKey = lines.StrokesOf(name),
            Sex = identity.Sex,
            Birth = identity.Birth,
            BirthKey = identity.Birth is { Precision: not DatePrecision.Unknown } birth ? FactText.Stored(birth.Value) : "",
            EthnicGroup = identity.EthnicGroup,
            WorkStart = identity.WorkStart,
            Status = service?.Status,
            OfficeId = service?.OfficeId,
            OfficeName = service?.OfficeId is { } office ? places.NameAt(office, day) : null,
            OfficePath = path,
            DepartmentId = main?.DepartmentId,
            DepartmentName = main?.DepartmentName,
            Duties = DutyText.On(At(lines.Statements, day), lines.Appointments, duties, day),
            MainPost = main?.PostName,
            Line = main?.Line ?? duties.FirstOrDefault(static d => d.Line is not null)?.Line,
            Category = At(lines.Categories, day)?.Category,
            DutyLevel = level?.Level,
            CivilServiceRank = At(lines.Ranks, day)?.Rank,
            ProsecutorGrade = grade?.Grade,
            GradeKey = grade?.Grade?.PadLeft(2, '0') ?? "99",
            QuotaStatus = quota?.Status,
            EstablishmentKind = held?.EstablishmentKind,
            EstablishmentOfficeId = held?.OfficeId,
            PoliticalStatus = At(lines.Politics, day)?.Status,
            Education = HighestEducation.Level(studies, onForm),
            Degree = HighestEducation.Degree(studies, onForm),
            ManagementAuthority = At(lines.Authorities, day)?.Authority,
            StaffNumber = At(lines.StaffNumbers, day)?.Number,
            PostSince = postSince,
            GradeSince = Since(lines.Grades, day, (a, b) => a.Grade == b.Grade),
            LevelSince = Since(lines.Levels, day, (a, b) => a.Level == b.Level),
            RosterKey = RosterKey(path, duties, postSince, pinyin),
        };
    }

    private static string RosterKey(string path, IReadOnlyList<Appointment> duties, PartialDate? since, string pinyin)
    {
        var (protocol, team, order) = (RosterPlace.NoProtocol, RosterPlace.NotOfTheTeam, RosterPlace.NoOrder);
        foreach (var duty in duties)
        {
            protocol = Math.Min(protocol, ProtocolOrder.Of(duty));
            team = Math.Min(team, ProtocolOrder.OfTeamMember(duty.TeamMember));
            order = Math.Min(order, duty.OrderInGroup ?? RosterPlace.NoOrder);
        }

        return new RosterPlace(path, protocol, team, order, since?.ToCompact() ?? RosterPlace.NoDay).Key + pinyin;
    }

    /// <summary>A person who left stays with the last office, one who is to come with the first; nobody else's file lies with nobody.</summary>
    private static string Path(IReadOnlyList<Service> services, Service? service, OfficePlaces places, DateOnly day)
    {
        if (service is not null)
        {
            return service.OfficeId is { } office ? places.PathAt(office, day) : "";
        }

        var nearest = services.LastOrDefault(s => s.ValidFrom < s.ValidTo && s.ValidTo <= day && s.OfficeId is not null)
            ?? services.FirstOrDefault(s => s.ValidFrom < s.ValidTo && s.ValidFrom > day && s.OfficeId is not null);
        return nearest is null ? "" : places.PathAt(nearest.OfficeId!.Value, day);
    }

    /// <summary>The first day of the unbroken run of rows that say the same as the one holding on the day; null when nobody stated it.</summary>
    private static PartialDate? Since<T>(IReadOnlyList<T> line, DateOnly day, Func<T, T, bool> same)
        where T : Fact
    {
        if (At(line, day) is not { } row)
        {
            return null;
        }

        for (var i = line.Count - 1; i >= 0; i--)
        {
            var previous = line[i];
            if (previous.ValidFrom < previous.ValidTo && previous.ValidTo == row.ValidFrom && same(previous, row))
            {
                (row, i) = (previous, line.Count);
            }
        }

        return row.FromPrecision == DatePrecision.Unknown ? null : new PartialDate(row.ValidFrom, row.FromPrecision);
    }

    /// <summary>The rows that hold on a day; most often all of them.</summary>
    private static IReadOnlyList<T> Holding<T>(IReadOnlyList<T> line, DateOnly day)
        where T : Fact
    {
        var count = 0;
        foreach (var row in line)
        {
            count += row.ValidFrom <= day && day < row.ValidTo ? 1 : 0;
        }

        return count == 0 ? [] : count == line.Count ? line : [.. line.Where(r => r.ValidFrom <= day && day < r.ValidTo)];
    }

    private static T? At<T>(IReadOnlyList<T> line, DateOnly day)
        where T : Fact
    {
        foreach (var row in line)
        {
            if (row.ValidFrom <= day && day < row.ValidTo)
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>The kinds, typed once a person; sort keys of a name are worked out once a name.</summary>
    private sealed class Lines(PersonFacts facts)
    {
        private readonly Dictionary<string, (string Pinyin, string Strokes)> names = [];

        public IReadOnlyList<Identity> Identities { get; } = facts.Of<Identity>();

        public IReadOnlyList<Service> Services { get; } = facts.Of<Service>();

        public IReadOnlyList<Appointment> Appointments { get; } = facts.Of<Appointment>();

        public IReadOnlyList<Appointment> MainPosts { get; } = [.. facts.Of<Appointment>().Where(a => a.Slot == Appointment.MainSlot)];

        public IReadOnlyList<ProsecutorGrade> Grades { get; } = facts.Of<ProsecutorGrade>();

        public IReadOnlyList<DutyLevel> Levels { get; } = facts.Of<DutyLevel>();

        public IReadOnlyList<CivilServiceRank> Ranks { get; } = facts.Of<CivilServiceRank>();

        public IReadOnlyList<QuotaStatus> Quotas { get; } = facts.Of<QuotaStatus>();

        public IReadOnlyList<EstablishmentHeld> Establishments { get; } = facts.Of<EstablishmentHeld>();

        public IReadOnlyList<StaffCategory> Categories { get; } = facts.Of<StaffCategory>();

        public IReadOnlyList<PoliticalStatus> Politics { get; } = facts.Of<PoliticalStatus>();

        public IReadOnlyList<ManagedBy> Authorities { get; } = facts.Of<ManagedBy>();

        public IReadOnlyList<StaffNumber> StaffNumbers { get; } = facts.Of<StaffNumber>();

        public IReadOnlyList<Statement> Statements { get; } = facts.Of<Statement>();

        public IReadOnlyList<Education> Studies { get; } = facts.Of<Education>();

        public IReadOnlyList<EducationSummary> Summaries { get; } = facts.Of<EducationSummary>();

        public string PinyinOf(string name) => KeysOf(name).Pinyin;

        public string StrokesOf(string name) => KeysOf(name).Strokes;

        private (string Pinyin, string Strokes) KeysOf(string name)
        {
            if (!names.TryGetValue(name, out var keys))
            {
                names[name] = keys = (Pinyin.SortKey(name), Strokes.SortKey(name));
            }

            return keys;
        }
    }
}
