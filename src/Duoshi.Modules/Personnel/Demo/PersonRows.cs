using Duoshi.Core.Demo;
using Duoshi.Core.Time;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Demo;

/// <summary>The facts of fictional people, by kind, ready for the writer.</summary>
internal sealed partial class PersonRows(FactKinds kinds, DemoOfficeKeys keys, IReadOnlyDictionary<long, long> people)
{
    private const short OneLine = 1;

    /// <summary>Places for contract clerks, code of establishment-duoshi.</summary>
    private const string ContractPlaces = "5";

    private readonly Dictionary<Type, List<Fact>> rows = kinds.All.Where(k => k.Subject == SubjectKind.Person).ToDictionary(k => k.Entity, _ => new List<Fact>());

    /// <summary>The lists that the writer reads once they are filled.</summary>
    public IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> Lists =>
        [.. kinds.All.Where(k => k.Subject == SubjectKind.Person).Select(k => (k, (IReadOnlyList<Fact>)rows[k.Entity]))];

    public void Add(DemoPerson person, long id, DateOnly today)
    {
        Who(person, id);
        Contracts(person, id, today);
        Posts(person, id);
        Ranks(person, id);
        Studies(person, id);
        Events(person, id);
        Around(person, id, today);
        Merits(person, id);
    }

    private void Who(DemoPerson p, long id)
    {
        Add(new Identity
        {
            SubjectId = id,
            Slot = OneLine,
            ValidFrom = DateOnly.MinValue,
            FromPrecision = DatePrecision.Unknown,
            Name = p.Name,
            Sex = p.Sex,
            Birth = Day(p.Birth),
            EthnicGroup = p.EthnicGroup,
            NativePlace = p.NativePlace,
            BirthPlace = p.BirthPlace,
            GrewUpIn = p.NativePlace,
            WorkStart = Month(p.WorkStart),
            Health = p.Health,
            IdentityNumber = p.IdentityNumber,
            Speciality = p.Speciality,
        });
        Lines(p.StaffNumbers, id, OneLine, n => new StaffNumber { Number = n.Number, IssuingOfficeId = keys.Offices[n.Office] });
        Lines(p.Services, id, OneLine, s => new Service { Status = s.Status, OfficeId = Office(s.Office) });
        Lines(p.Political, id, OneLine, s => new PoliticalStatus { Status = s.Status, Joined = s.Joined is { } joined ? Month(joined) : null });
        Lines(p.Categories, id, OneLine, c => new StaffCategory { Category = c.Code });
        Lines(p.Authorities, id, OneLine, c => new ManagedBy { Authority = c.Code });
        Lines(p.Establishment, id, OneLine, e => new EstablishmentHeld { EstablishmentKind = e.Kind, OfficeId = keys.Offices[e.Office] });
    }

    private void Contracts(DemoPerson p, long id, DateOnly today) => Lines(
        [.. p.Establishment.Where(e => e.Kind == ContractPlaces).SelectMany(e => DemoContracts.Of(e, today))], id, OneLine,
        t => new EmploymentContract { Number = $"示合〔{t.From.Year}〕{id % 1000}号", Work = "聘用制书记员" });

    private void Posts(DemoPerson p, long id)
    {
        foreach (var a in p.Appointments)
        {
            Add(Dated(a, id, a.Manner == "1" ? Appointment.MainSlot : null, new Appointment
            {
                Manner = a.Manner,
                OfficeId = Office(a.Office),
                OfficeName = a.OfficeName,
                DepartmentId = a.Department is { } department ? keys.Departments[department] : null,
                DepartmentName = a.DepartmentName,
                PositionId = a.Position is { } position ? keys.Positions[position] : null,
                PostName = a.PostName,
                PostCode = a.PostCode,
                Nature = a.Nature,
                Line = a.Line,
                IsLeading = a.IsLeading,
                TeamMember = a.TeamMember,
                OrderAmongOwn = a.OrderAmongOwn,
                OrderInGroup = a.OrderInGroup,
                InChargeOf = a.InChargeOf,
                DocumentNumber = a.Document,
                SelectionMethod = a.Selection,
                RemovalDocumentNumber = a.RemovalDocument,
                RemovalWay = a.RemovalWay,
                ChangeReason = a.ChangeReason,
                // The legal title that goes with a leading post is not printed beside it.
                Prints = a is not { Manner: "2", Nature: "2" },
            }));
        }
    }

    private void Ranks(DemoPerson p, long id)
    {
        Lines(p.DutyLevels, id, OneLine, c => new DutyLevel { Level = c.Code, DocumentNumber = c.Document });
        Lines(p.CivilServiceRanks, id, OneLine, c => new CivilServiceRank { Rank = c.Code, DocumentNumber = c.Document });
        Lines(p.ProsecutorGrades, id, OneLine, c => new ProsecutorGrade { Grade = c.Code, PromotionWay = c.Way, DocumentNumber = c.Document });
        Lines(p.PoliceRanks, id, OneLine, c => new PoliceRank { Rank = c.Code, DocumentNumber = c.Document });
        Lines(p.Quota, id, OneLine, q => new QuotaStatus
        {
            Status = q.Status,
            OfficeId = Office(q.Office),
            LegalAppointment = q.LegalAppointment is { } legal ? Day(legal) : null,
            DocumentNumber = q.Document,
        });
    }

    private void Studies(DemoPerson p, long id)
    {
        foreach (var e in p.Educations)
        {
            Add(Event(e.On, DatePrecision.Month, id, new Education
            {
                EducationCode = e.Education,
                EducationName = e.EducationName,
                DegreeCode = e.Degree,
                DegreeName = e.DegreeName,
                Mode = e.OnTheJob ? "2" : "1",
                School = e.School,
                Major = e.Major,
                MajorCode = e.MajorCode,
                Entered = Month(e.Entered),
                DegreeOn = e.Degree is null ? null : Month(e.On),
                Years = e.On.Year - e.Entered.Year,
            }));
        }

        Summaries([.. p.Educations.Where(e => !e.OnTheJob)], id, EducationSummary.FullTimeSlot);
        Summaries([.. p.Educations.Where(e => e.OnTheJob)], id, EducationSummary.OnTheJobSlot);
        foreach (var q in p.Qualifications)
        {
            Add(Event(q.On, DatePrecision.Day, id, new LegalQualification { Name = q.Name, CertificateNumber = q.CertificateNumber }));
        }

        foreach (var t in p.Titles)
        {
            Add(Event(t.On, DatePrecision.Day, id, new ProfessionalTitle { Name = t.Name, Code = t.Code, ObtainedBy = t.ObtainedBy, Body = t.Body }));
        }
    }

    /// <summary>The highest study of a mode so far, as the form words it; a degree taken elsewhere is named with its school.</summary>
    private void Summaries(List<DemoEducation> studies, long id, short slot)
    {
        string? education = null;
        string? educationSchool = null;
        string? degree = null;
        string? degreeSchool = null;
        for (var i = 0; i < studies.Count; i++)
        {
            var study = studies[i];
            var school = $"{study.School}{study.Major}专业";
            (education, educationSchool) = study.EducationName is null ? (education, educationSchool) : (study.EducationName, school);
            (degree, degreeSchool) = study.DegreeName is null ? (degree, degreeSchool) : (study.DegreeName, school);
            Add(new EducationSummary
            {
                SubjectId = id,
                Slot = slot,
                ValidFrom = study.On,
                FromPrecision = DatePrecision.Month,
                ValidTo = i + 1 < studies.Count ? studies[i + 1].On : DateOnly.MaxValue,
                ToPrecision = i + 1 < studies.Count ? DatePrecision.Month : DatePrecision.Unknown,
                Education = education,
                Degree = degree,
                EducationSchool = educationSchool,
                DegreeSchool = degreeSchool == educationSchool ? null : degreeSchool,
            });
        }
    }

    private void Events(DemoPerson p, long id)
    {
        var entry = p.Entry;
        Add(Event(entry.On, DatePrecision.Day, id, new Entry
        {
            Way = entry.Way,
            OfficeId = keys.Offices[entry.Office],
            FormerUnit = entry.FormerUnit,
            FormerPost = entry.FormerPost,
            RegisteredOn = entry.RegisteredOn is { } registered ? Day(registered) : null,
            ByExamination = entry.ByExamination,
            SelectedGraduate = entry.SelectedGraduate,
        }));
        if (p.Exit is { } exit)
        {
            Add(Event(exit.On, DatePrecision.Day, id, new Exit
            {
                Way = exit.Way,
                OfficeId = keys.Offices[exit.Office],
                TransferredTo = exit.TransferredTo,
                RetirementKind = exit.RetirementKind,
                DocumentNumber = exit.Document,
            }));
        }

        foreach (var r in p.Rewards)
        {
            Add(Event(r.On, DatePrecision.Day, id, new Reward { Name = r.Name, Code = r.Code, Body = r.Body, BodyLevel = r.BodyLevel, DocumentNumber = r.Document }));
        }

        foreach (var s in p.Sanctions)
        {
            Add(Event(s.On, DatePrecision.Day, id, new Sanction { Kind = s.Kind, Ground = s.Ground, Body = s.Body, DocumentNumber = s.Document }));
        }

        foreach (var a in p.Assessments)
        {
            Add(Event(a.On, DatePrecision.Day, id, new Assessment { Year = a.Year, Result = a.Result, DocumentNumber = a.Document }));
        }

        foreach (var t in p.Trainings)
        {
            Add(Event(t.On, DatePrecision.Day, id, new Training
            {
                Course = t.Course,
                Kind = t.Kind,
                OffDuty = t.OffDuty,
                EndsOn = Day(t.EndsOn),
                Hours = t.Hours,
                Organiser = t.Organiser,
                Body = t.Body,
                AsTeacher = t.AsTeacher,
                Abroad = false,
            }));
        }
    }

    private void Around(DemoPerson p, long id, DateOnly today)
    {
        Lines(p.Family, id, null, f => new FamilyMember
        {
            Relation = f.Relation,
            Name = f.Name,
            Birth = f.Birth,
            PoliticalStatus = f.PoliticalStatus,
            Workplace = f.Workplace,
            Position = f.Position,
        });
        Add(new Contact
        {
            SubjectId = id,
            Slot = OneLine,
            ValidFrom = p.Entry.On,
            OfficePhone = p.Contact.OfficePhone,
            Mobile = p.Contact.Mobile,
            Email = p.Contact.Email,
            HomeAddress = p.Contact.HomeAddress,
            OfficeAddress = p.Contact.OfficeAddress,
        });
        if (p.Picture is not null)
        {
            Add(new Photo { SubjectId = id, Slot = OneLine, ValidFrom = p.Entry.On, Picture = p.Picture, MediaType = "image/png" });
        }

        if (p.Resume.Length > 0)
        {
            Add(new Resume
            {
                SubjectId = id,
                Slot = OneLine,
                ValidFrom = p.Appointments.Where(a => a.Manner == "1" && a.From <= today).Max(a => a.From),
                Text = p.Resume,
            });
        }
    }

    private long? Office(int? index) => index is { } office ? keys.Offices[office] : null;

    private void Add<T>(T fact)
        where T : Fact => rows[typeof(T)].Add(fact);

    private void Lines<TPeriod, TFact>(IReadOnlyList<TPeriod> periods, long id, short? slot, Func<TPeriod, TFact> make)
        where TPeriod : DemoPeriod
        where TFact : Fact
    {
        foreach (var period in periods)
        {
            Add(Dated(period, id, slot, make(period)));
        }
    }

    private static T Dated<T>(DemoPeriod period, long id, short? slot, T fact)
        where T : Fact
    {
        fact.SubjectId = id;
        fact.Slot = slot;
        fact.ValidFrom = period.From;
        fact.ValidTo = period.To;
        fact.FromPrecision = period.Start.Precision;
        fact.ToPrecision = period.End.Precision;
        return fact;
    }

    private static T Event<T>(DateOnly on, DatePrecision precision, long id, T fact)
        where T : Fact
    {
        fact.SubjectId = id;
        fact.ValidFrom = on;
        fact.FromPrecision = precision;
        return fact;
    }

    private static PartialDate Day(DateOnly day) => new(day, DatePrecision.Day);

    private static PartialDate Month(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), DatePrecision.Month);
}
