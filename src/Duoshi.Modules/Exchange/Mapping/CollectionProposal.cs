using Duoshi.Core.Codes;
using Duoshi.Core.Forms;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>The lines of a person in the sheets of a collection workbook, as facts.</summary>
internal static class CollectionProposal
{
    private static readonly string[] Ended = ["已免", "已终止", "终止", "0", "否", "已免职"];

    /// <summary>Facts of all lines among the cells of a row.</summary>
    /// <param name="cells">Texts by key.</param>
    /// <param name="names">Names that somebody said the meaning of.</param>
    /// <param name="office">The office a written unit is, where exactly one fits.</param>
    public static IEnumerable<ProposedFact> Of(IReadOnlyDictionary<string, string> cells, KnownNames names, Func<string, long?> office)
    {
        var lines = cells.Where(c => c.Value.Length > 0).Select(c => (Line: SheetColumns.LineOf(c.Key), c.Key, c.Value)).Where(c => c.Line is not null)
            .GroupBy(c => (c.Line!.Value.Set, c.Line.Value.Row)).OrderBy(g => g.Key.Row)
            .Select(g => new Line(InformationSets.Find(g.Key.Set)!, g.Key.Row, g.ToDictionary(c => c.Line!.Value.Column, c => (c.Key, c.Value), StringComparer.Ordinal), names)).ToList();
        var owner = PersonNames.Normalise(cells.GetValueOrDefault(RosterColumns.Name, ""));
        var facts = Posts([.. lines.Where(l => l.Set.Key == InformationSets.Posts)], office)
            .Concat(lines.Where(l => l.Set.Key != InformationSets.Posts).Select(Fact));
        return facts.Select(f => f.Line.IsOf(owner) is { } other ? f.Fact with { Values = [other, .. f.Fact.Values] } : f.Fact);
    }

    /// <summary>The unit of the main post that still holds, as written; null when no line tells.</summary>
    public static string? PresentUnit(IReadOnlyDictionary<string, string> cells)
    {
        var posts = cells.Keys.Select(SheetColumns.LineOf).Where(l => l?.Set == InformationSets.Posts).Select(l => l!.Value.Row).Distinct()
            .Select(row => (Office: Cell(row, "officeName"), Main: Cell(row, InformationSets.MainPost), Ended: Cell(row, InformationSets.Until).Length > 0 || Ended.Contains(Cell(row, InformationSets.State)), Since: Cell(row, InformationSets.Since)))
            .Where(p => !p.Ended && p.Office.Length > 0).OrderByDescending(p => CellReading.Yes(p.Main) == true).ThenByDescending(p => CellDates.TryRead(p.Since, out var since) ? since.Value : DateOnly.MinValue).ToList();
        return posts.Count > 0 ? posts[0].Office : null;

        string Cell(int row, string column) => cells.GetValueOrDefault($"{InformationSets.Posts}@{row}:{column}", "");
    }

    private static (Line Line, ProposedFact Fact) Fact(Line line) => (line, line.Set.Key switch
    {
        InformationSets.Ranks => Level(line),
        InformationSets.Education => Study(line),
        InformationSets.Honours => Honour(line),
        InformationSets.Assessments => new ProposedFact(KindKeys.Assessment, null, [.. line.Values()])
        {
            Line = line.Text("year"),
            IsWhole = true,
            Since = PartialDate.TryParse(line.Text("year").TrimEnd('年'), out var year) ? year : null,
        },
        InformationSets.Family => new ProposedFact(KindKeys.Family, null, [.. line.Values()]) { Line = FormProposal.LineOf(line.Text("relation"), line.Text("member")), IsWhole = true },
        _ => Event(KindKeys.ProfessionalTitle, line, [.. line.Values()], line.Text("titleName")),
    });

    private static ProposedFact Event(string kind, Line line, List<ProposedValue> values, string text)
    {
        var since = line.Date(InformationSets.Since, values);
        return new ProposedFact(kind, null, [.. values]) { Line = $"{since}|{text}", IsWhole = true, Since = since };
    }

    private static ProposedFact Study(Line line)
    {
        var values = line.Values().ToList();
        Coded("educationName", "educationCode", CodeTableNames.EducationPersonnelZb64);
        Coded("degreeName", "degreeCode", CodeTableNames.DegreeGbt6864);
        return Event(KindKeys.Education, line, values, $"{line.Text("school")}|{line.Text("educationName")}{line.Text("degreeName")}");

        // The name may stand without its code; a name no table knows stays a name.
        void Coded(string name, string field, string table)
        {
            if (line.Text(field).Length == 0 && line.Text(name) is { Length: > 0 } written && CodeTables.Get(table).Match(written).EntryOrNull is { } entry)
            {
                values.Add(new ProposedValue(field, entry.Code, line.Key(name)));
            }
        }
    }

    private static ProposedFact Honour(Line line)
    {
        var name = line.Text("honour");
        var sanction = CodeTables.Get(CodeTableNames.SanctionDuoshi).Match(name).EntryOrNull
            ?? (name.StartsWith("政务", StringComparison.Ordinal) || name.StartsWith("行政", StringComparison.Ordinal) ? CodeTables.Get(CodeTableNames.SanctionDuoshi).Match(name[2..]).EntryOrNull : null);
        var values = line.Values().ToList();
        if (sanction is null)
        {
            if (CodeTables.Get(CodeTableNames.RewardDisciplineZb65).Match(name, line.Text("honourCode")).EntryOrNull is { } reward)
            {
                values.Add(new ProposedValue("code", reward.Code, line.Key("honour")));
            }

            return Event(KindKeys.Reward, line, values, name);
        }

        values.RemoveAll(v => v.Field is not ("body" or "revokedOn"));
        List<ProposedValue> kept = [new("kind", sanction.Code, line.Key("honour")), .. values.Select(v => v.Field == "revokedOn" ? v with { Field = "liftedOn" } : v)];
        return Event(KindKeys.Sanction, line, kept, name);
    }

    /// <summary>A line of A05 is a duty level or a rank: its flag says so, else the table that knows the name.</summary>
    private static ProposedFact Level(Line line)
    {
        var (said, text) = (line.Text(InformationSets.LevelKind), line.Text("level"));
        var isRank = said.Contains("职级", StringComparison.Ordinal) || said == "1"
            || (!said.Contains("层次", StringComparison.Ordinal) && said != "0" && CodeTables.Get(CodeTableNames.DutyLevelZb092012).Match(text).EntryOrNull is null
                && CodeTables.Get(CodeTableNames.CivilServantRankLadder).Match(text).EntryOrNull is not null);
        var (kind, field, table) = isRank ? (KindKeys.Rank, "rank", CodeTableNames.CivilServantRankLadder) : (KindKeys.DutyLevel, "level", CodeTableNames.DutyLevelZb092012);
        var column = line.Set.Find("level")!;
        var values = line.Values().Where(v => v.Field == "documentNumber").ToList();
        values.Insert(0, CodeReading.Read(table, text, field, line.Key("level"), column.Heading, column.En, line.Names));
        var since = line.Date(InformationSets.Since, values);
        var until = line.End(since, values);
        return new ProposedFact(kind, KindKeys.Only, [.. values]) { Line = $"{since}|{text}", IsWhole = true, Since = since, Until = until };
    }

    /// <summary>Main posts follow each other; concurrent ones are lines of their own.</summary>
    private static IEnumerable<(Line Line, ProposedFact Fact)> Posts(List<Line> lines, Func<string, long?> office)
    {
        var says = lines.Exists(l => CellReading.Yes(l.Text(InformationSets.MainPost)) == true);
        var posts = lines.ConvertAll(line =>
        {
            var values = line.Values().ToList();
            var since = line.Date(InformationSets.Since, values);
            var until = line.End(since, values);
            if (office(line.Text("officeName")) is { } known)
            {
                values.Add(new ProposedValue("officeId", known, line.Key("officeName")));
            }

            if (CodeTables.Get(CodeTableNames.ProcuratoratePost).Match(line.Text("postName")).EntryOrNull is { } post)
            {
                values.Add(new ProposedValue("postCode", post.Code, line.Key("postName")));
            }

            // Where no line is marked as the main post, the only one, or the first by order, is.
            var main = says ? CellReading.Yes(line.Text(InformationSets.MainPost)) == true : lines.Count == 1 || line.Text("orderAmongOwn") is "1" or "";
            return (Line: line, Values: values, Since: since, Until: until, Main: main);
        });

        var mains = posts.Where(p => p.Main).OrderBy(p => p.Since?.Value ?? DateOnly.MinValue).ToList();
        for (var i = 0; i < mains.Count; i++)
        {
            // A main post ends where the next begins.
            var (line, values, since, until, _) = mains[i];
            var next = i + 1 < mains.Count ? mains[i + 1].Since : null;
            var end = until is { } stated && (next is not { } after || stated.Value <= after.Value) ? stated : next;
            yield return (line, new ProposedFact(KindKeys.Appointment, KindKeys.Only, [.. values])
            {
                Line = $"{since}|{line.Text("postName")}",
                IsWhole = true,
                Since = since,
                Until = end,
                Completing = [("manner", KindKeys.MainPost)],
            });
        }

        foreach (var (line, values, since, until, _) in posts.Where(p => !p.Main))
        {
            yield return (line, new ProposedFact(KindKeys.Appointment, null, [.. values])
            {
                Line = $"{since}|{line.Text("officeName")}|{line.Text("postName")}",
                IsWhole = true,
                Since = since,
                Until = until,
                Completing = [("manner", KindKeys.ConcurrentPost)],
            });
        }
    }

    /// <summary>One line of a sheet.</summary>
    private sealed class Line(InformationSet set, int row, Dictionary<string, (string Key, string Text)> cells, KnownNames names)
    {
        public InformationSet Set => set;

        public KnownNames Names => names;

        public string Text(string column) => cells.GetValueOrDefault(column).Text ?? "";

        public string Key(string column) => cells.TryGetValue(column, out var cell) ? cell.Key : SheetColumns.KeyOf(set, row, set.Find(column)!);

        /// <summary>Values of the cells that fill a field; a blank cell of a line says nothing. A required one that is blank is an error.</summary>
        public IEnumerable<ProposedValue> Values()
        {
            foreach (var column in set.Columns.Where(c => c.Field.Length > 0 && c.Key is not (RosterColumns.Name or RosterColumns.IdentityNumber)))
            {
                if (Text(column.Key) is { Length: > 0 } text)
                {
                    yield return CellReading.Read(column, Key(column.Key), text, names);
                }
                else if (column.IsRequired)
                {
                    yield return new ProposedValue(column.Field, null, Key(column.Key))
                    {
                        Problem = new MappingProblem("value.required", $"第 {row} 行“{column.Heading}”为空", "请补填", $"“{column.En}” of row {row} is empty", "Fill it in"),
                    };
                }
            }
        }

        /// <summary>A date of the whole line; a wrong one becomes a value in error.</summary>
        public PartialDate? Date(string column, List<ProposedValue> values)
        {
            if (Text(column) is not { Length: > 0 } text)
            {
                return null;
            }

            var read = CellReading.Read(set.Find(column)!, Key(column), text, names);
            if (read.Problem is not null)
            {
                values.Add(read with { Field = values.Count > 0 ? values[0].Field : "" });
            }

            return read.Value as PartialDate?;
        }

        /// <summary>The end of the line; one that is not after its start becomes a value in error.</summary>
        public PartialDate? End(PartialDate? since, List<ProposedValue> values)
        {
            if (Date(InformationSets.Until, values) is not { } until || since is not { } begun || until.Value > begun.Value)
            {
                return Date(InformationSets.Until, []);
            }

            values.Add(new ProposedValue(values.Count > 0 ? values[0].Field : "", null, Key(InformationSets.Until))
            {
                Raw = Text(InformationSets.Until),
                Problem = new MappingProblem("date.order", $"第 {row} 行的终止时间“{until}”不晚于起始时间“{begun}”", "请核对两个日期", $"Row {row} ends on “{until}”, not after its start “{begun}”", "Check both dates"),
            });
            return null;
        }

        /// <summary>A line that bears another name than the person of its number; null: it is the person's.</summary>
        public ProposedValue? IsOf(string owner)
        {
            var name = PersonNames.Normalise(Text(RosterColumns.Name));
            var field = set.Columns.First(c => c.Field.Length > 0 && c.Key is not (RosterColumns.Name or RosterColumns.IdentityNumber)).Field;
            return name.Length == 0 || owner.Length == 0 || name == owner ? null : new ProposedValue(field, null, Key(RosterColumns.Name))
            {
                Raw = name,
                Problem = new MappingProblem(
                    "identity.two-names", $"“{set.SheetName}”第 {row} 行的身份证号属于“{owner}”，姓名却是“{name}”", "请核对是谁的：改正姓名，或退回此行",
                    $"The identity number of row {row} of “{set.SheetName}” is that of “{owner}”, its name “{name}”", "Find out whose it is: mend the name, or refuse the line"),
            };
        }
    }
}
