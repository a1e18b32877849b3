using Duoshi.Core.Demo;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Organisation.Kinds;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Platform.Storage;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Organisation.Demo;

/// <inheritdoc cref="IDemoOffices"/>
internal sealed class DemoOffices(
    IDbContextFactory<DuoshiDb> databases, FactKinds kinds, WriteGate gate, IEnumerable<IRecordProjection> projections, IEnumerable<IRecordGuard> guards, IActor actors)
    : IDemoOffices
{
    public async Task<Outcome<DemoOfficeKeys>> SeedAsync(DemoRecord record, TimeProvider clock, CancellationToken ct)
    {
        var actor = await actors.CurrentAsync(ct);
        if (!actor.May(Permission.OrganisationChange, ""))
        {
            return Refusal.Forbidden;
        }

        DemoOfficeKeys? keys = null;
        var rows = new Rows(kinds);
        var request = new WriteRequest(new ChangeHeader(IDemoOffices.Act, Basis.Setup, Reason: "建立示范数据"), [])
        {
            // Keys are handed out once the ledger is locked; the writer reads the rows after that.
            Prepare = async scope =>
            {
                if (await scope.Db.Set<Office>().AnyAsync(ct))
                {
                    return new Refusal(
                        "demo.offices-there", "系统中已有机构，不能再建立示范数据。请另选一个空的数据目录。",
                        "The record has offices already: a demo needs an empty data folder.");
                }

                keys = await IdentitiesAsync(scope, record, ct);
                rows.Add(record, keys);
                return Array.Empty<FactWrite>();
            },
            Ready = rows.Lists,
        };
        var writer = new RecordWriter(databases, gate, clock, projections, guards);
        return (await writer.WriteAsync(actor, request, ct)).Succeeded(out _, out var why) ? keys! : why;
    }

    private static async Task<DemoOfficeKeys> IdentitiesAsync(WriteScope scope, DemoRecord record, CancellationToken ct)
    {
        var change = scope.Change.Id;
        var firstOffice = scope.NextIds(record.Offices.Length);
        var firstDepartment = scope.NextIds(record.Departments.Length);
        var firstPosition = scope.NextIds(record.Positions.Length);
        await scope.Db.BulkCopyAsync(record.Offices.Select(o => new Office { Id = firstOffice + o.Index, RecordedBy = change }), ct);
        await scope.Db.BulkCopyAsync(record.Departments.Select(d => new Department { Id = firstDepartment + d.Index, RecordedBy = change }), ct);
        await scope.Db.BulkCopyAsync(record.Positions.Select(p => new Position { Id = firstPosition + p.Index, RecordedBy = change }), ct);
        return new DemoOfficeKeys(
            [.. record.Offices.Select(o => firstOffice + o.Index)],
            [.. record.Departments.Select(d => firstDepartment + d.Index)],
            [.. record.Positions.Select(p => firstPosition + p.Index)]);
    }

    /// <summary>The facts of all offices and departments, by kind.</summary>
    private sealed class Rows(FactKinds kinds)
    {
        private const short OneLine = 1;

        private readonly List<Fact> names = [];
        private readonly List<Fact> places = [];
        private readonly List<Fact> existences = [];
        private readonly List<Fact> successions = [];
        private readonly List<Fact> establishments = [];
        private readonly List<Fact> leaderships = [];
        private readonly List<Fact> departments = [];
        private readonly List<Fact> positions = [];

        public IReadOnlyList<(FactKind Kind, IReadOnlyList<Fact> Rows)> Lists =>
        [
            (kinds.Get<OfficeName>(), names), (kinds.Get<OfficePlace>(), places), (kinds.Get<OfficeExistence>(), existences),
            (kinds.Get<OfficeSuccession>(), successions), (kinds.Get<OfficeEstablishment>(), establishments),
            (kinds.Get<OfficeLeadership>(), leaderships), (kinds.Get<DepartmentPlace>(), departments), (kinds.Get<PositionPlace>(), positions),
        ];

        public void Add(DemoRecord record, DemoOfficeKeys keys)
        {
            foreach (var office in record.Offices)
            {
                Add(office, keys);
            }

            foreach (var department in record.Departments)
            {
                departments.AddRange(department.Names.Select(n => Dated(n, keys.Departments[department.Index], OneLine, new DepartmentPlace
                {
                    OfficeId = keys.Offices[department.Office],
                    Name = n.Name,
                    Line = n.Line,
                    SiblingOrder = n.Order,
                    DocumentNumber = n.Document,
                })));
            }

            foreach (var position in record.Positions)
            {
                positions.AddRange(position.Names.Select(n => Dated(n, keys.Positions[position.Index], OneLine, new PositionPlace
                {
                    OfficeId = keys.Offices[position.Office],
                    DepartmentId = position.Department is { } department ? keys.Departments[department] : null,
                    Name = n.Name,
                    PostCode = position.Code,
                    Level = n.Level,
                    Number = n.Number,
                    SiblingOrder = n.Order,
                })));
            }
        }

        private void Add(DemoOffice office, DemoOfficeKeys keys)
        {
            var id = keys.Offices[office.Index];
            names.AddRange(office.Names.Select(n => Dated(n, id, OneLine, new OfficeName { Name = n.Name, ShortName = n.ShortName, DocumentPrefix = n.DocumentPrefix })));
            places.AddRange(office.Places.Select(p => Dated(p, id, OneLine, new OfficePlace
            {
                ParentId = p.Parent is { } parent ? keys.Offices[parent] : null,
                BusinessParentId = p.BusinessParent is { } guide ? keys.Offices[guide] : null,
                Level = p.Level,
                OfficeKind = p.Kind,
                UnitCode = p.UnitCode,
                RegionCode = p.RegionCode,
                SiblingOrder = p.Order,
            })));
            existences.AddRange(office.Existence.Select(e => Dated(e, id, OneLine, new OfficeExistence { Origin = e.Origin, DocumentNumber = e.Document })));
            successions.AddRange(office.Successions.Select(s => new OfficeSuccession
            {
                SubjectId = id,
                ValidFrom = s.On,
                Way = s.Way,
                SuccessorId = keys.Offices[s.Successor],
                DocumentNumber = s.Document,
            }));
            establishments.AddRange(office.Establishment.Select(e => Dated(e, id, Number(e.Kind), new OfficeEstablishment
            {
                EstablishmentKind = e.Kind,
                Authorised = e.Number,
                DocumentNumber = e.Document,
            })));
            leaderships.AddRange(office.Leadership.Select(l => Dated(l, id, Number(l.Kind[1..]), new OfficeLeadership
            {
                Post = l.Kind,
                Authorised = l.Number,
                DocumentNumber = l.Document,
            })));
        }

        private static short Number(string code) => short.Parse(code, System.Globalization.CultureInfo.InvariantCulture);

        private static T Dated<T>(DemoPeriod period, long subject, short slot, T fact)
            where T : Fact
        {
            fact.SubjectId = subject;
            fact.Slot = slot;
            fact.ValidFrom = period.From;
            fact.ValidTo = period.To;
            fact.FromPrecision = period.Start.Precision;
            fact.ToPrecision = period.End.Precision;
            return fact;
        }
    }
}
