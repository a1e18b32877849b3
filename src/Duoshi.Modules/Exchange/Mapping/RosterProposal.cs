using Duoshi.Core.Codes;
using Duoshi.Core.Time;

namespace Duoshi.Modules.Exchange.Mapping;

/// <summary>What a row's unit and department came to when looked up in the tree.</summary>
/// <param name="OfficeId">The office, where exactly one fits.</param>
/// <param name="OfficeName">Its name on the day.</param>
/// <param name="DepartmentId">The department of that name, where there is one.</param>
/// <param name="Problem">Why no office was found.</param>
internal sealed record UnitFound(long? OfficeId, string? OfficeName, long? DepartmentId, MappingProblem? Problem)
{
    /// <summary>How it was understood, where somebody had said what the name means.</summary>
    public (string Zh, string En)? Note { get; init; }
}

/// <summary>A row of a roster as facts of the person. A column the sheet lacks says nothing, an empty cell proposes to clear.</summary>
internal static class RosterProposal
{
    /// <summary>The columns of each fact, in the order of the template.</summary>
    private static readonly ImmutableArray<(string Kind, short Slot, ImmutableArray<RosterColumn> Columns)> Facts =
        [.. SheetColumns.OfPerson.GroupBy(c => (c.Kind, c.Slot)).Select(g => (g.Key.Kind, g.Key.Slot, g.ToImmutableArray()))];

    /// <summary>The row's facts.</summary>
    /// <param name="cells">Texts by key of the column, trimmed; columns that the sheet lacks are absent.</param>
    /// <param name="unit">What its unit came to.</param>
    /// <param name="names">Names that somebody said the meaning of.</param>
    /// <param name="asOf">The day that undated values are known to hold on; null: nobody said.</param>
    public static Proposal Of(IReadOnlyDictionary<string, string> cells, UnitFound unit, KnownNames names, PartialDate? asOf)
    {
        var facts = new List<ProposedFact>();
        foreach (var (kind, slot, columns) in Facts)
        {
            var values = new List<ProposedValue>();
            var (isNamed, stated) = (false, default(ProposedValue));
            foreach (var column in columns)
            {
                if (!cells.TryGetValue(column.Key, out var text))
                {
                    continue;
                }

                isNamed = true;
                if (column.Cell != CellKind.Since)
                {
                    values.Add(Read(column, text, unit, names));
                }
                else
                {
                    stated ??= Since(column, text, names);
                }
            }

            if (!isNamed)
            {
                continue;
            }

            if (stated is { Problem: not null } wrong)
            {
                // A wrong date spoils what it dates, and says so itself.
                values.Add(wrong with { Field = values.Count > 0 ? values[0].Field : "" });
            }

            if (Fact(kind, slot, values, stated?.Value as PartialDate?, unit) is { } proposed)
            {
                facts.Add(proposed);
            }
        }

        return new Proposal { Facts = [.. facts], AsOf = asOf, Unit = cells.GetValueOrDefault(RosterColumns.Unit) };
    }

    private static ProposedFact? Fact(string kind, short slot, List<ProposedValue> values, PartialDate? since, UnitFound unit)
    {
        if (values.Count == 0)
        {
            return null;
        }

        switch (kind)
        {
            case KindKeys.LegalQualification:
                // An empty cell says that the sheet doesn't know of one; nothing to clear.
                return values[0] is { Value: null, Problem: null } ? null
                    : new ProposedFact(kind, null, [.. values]) { Line = values[0].Value as string ?? values[0].Raw, Since = since };
            case KindKeys.StaffNumber:
                return new ProposedFact(kind, slot, [.. values]) { Completing = [("issuingOfficeId", unit.OfficeId)] };
            case KindKeys.Service:
                // A row that names a unit is about somebody in service, unless it says otherwise.
                return new ProposedFact(kind, slot, [.. values.Where(v => !(v.Field == "status" && v.Value is null && v.Problem is null))]) { Completing = [("status", KindKeys.InService)] };
            case KindKeys.Quota or KindKeys.Establishment:
                return new ProposedFact(kind, slot, [.. values]) { Since = since, Completing = [("officeId", unit.OfficeId)] };
            case KindKeys.Appointment:
                return MainPost(slot, values, since, unit);
            default:
                return new ProposedFact(kind, slot, [.. values]) { Since = since };
        }
    }

    private static ProposedFact? MainPost(short slot, List<ProposedValue> values, PartialDate? since, UnitFound unit)
    {
        var post = values.Find(v => v.Field == "postName");
        if (post is null)
        {
            return null;
        }

        // Without a post, department and document say nothing of one.
        if (post is { Value: null, Problem: null })
        {
            values.RemoveAll(v => v != post && v.Problem is null);
        }
        else
        {
            var code = CodeTables.Get(CodeTableNames.ProcuratoratePost).Recognise(post.Value as string)?.Code;
            if (unit.OfficeId is { } office)
            {
                values.Add(new ProposedValue("officeId", office, RosterColumns.Unit));
                values.Add(new ProposedValue("officeName", unit.OfficeName, RosterColumns.Unit));
            }

            if (unit.DepartmentId is { } department)
            {
                values.Add(new ProposedValue("departmentId", department, RosterColumns.Department));
            }

            if (code is not null)
            {
                values.Add(new ProposedValue("postCode", code, RosterColumns.Post));
            }
        }

        return new ProposedFact(KindKeys.Appointment, slot, [.. values]) { Since = since, Completing = [("manner", KindKeys.MainPost)] };
    }

    private static ProposedValue Read(RosterColumn column, string text, UnitFound unit, KnownNames names)
    {
        if (text.Length == 0)
        {
            return new ProposedValue(column.Field, null, column.Key)
            {
                Problem = column.IsRequired
                    ? new MappingProblem("value.required", $"“{column.Heading}”为空", "请补填后重新导入", $"“{column.En}” is empty", "Fill it in and import again")
                    : null,
            };
        }

        return column.Cell == CellKind.Unit
            ? new ProposedValue(column.Field, unit.OfficeId, column.Key) { Raw = text, Problem = unit.Problem, Note = unit.Note }
            : CellReading.Read(column, column.Key, text, names);
    }

    private static ProposedValue? Since(RosterColumn column, string text, KnownNames names) => text.Length == 0 ? null : CellReading.Read(column, column.Key, text, names);
}
