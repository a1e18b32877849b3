using Duoshi.Core.Demo.Careers;

namespace Duoshi.Core.Demo.Planning;

/// <summary>The leading posts of an office as positions: the team's, and heads and deputies of departments.</summary>
internal static class PositionPlan
{
    /// <summary>Gives an office its positions.</summary>
    /// <param name="office">The office, with departments and numbers.</param>
    /// <param name="next">Index of the first position; moved on.</param>
    public static void Furnish(OfficeDraft office, ref int next)
    {
        var deputies = office.Leadership.Find(l => l.Kind == "P12")?.Number ?? 0;
        foreach (var (code, name) in new[] { ("P01", "检察长"), ("P02", "副检察长"), ("P03", "检察委员会专职委员") })
        {
            if (office.Leadership.Find(l => l.Kind == code) is { } number)
            {
                var position = Add(office, null, code, ref next);
                position.Names.Add(Named(name, Levels.Of(office.Tier, code), number.Number, position, office.Founded, office.Ended));
            }
        }

        foreach (var department in office.Departments)
        {
            Furnish(department, department.IsPolitical ? "P10" : "P11", ref next);
            if (!department.IsPolitical && deputies > 0)
            {
                Furnish(department, "P12", ref next);
            }
        }
    }

    private static void Furnish(DepartmentDraft department, string code, ref int next)
    {
        var position = Add(department.Office, department, code, ref next);
        foreach (var name in department.Names)
        {
            var title = code == "P12" ? PostTitles.Deputy(name.Name) : PostTitles.Head(name.Name);
            position.Names.Add(Named(name.Name + title, Levels.Of(department.Office.Tier, code), 1, position, name.From, name.To));
        }
    }

    private static PositionDraft Add(OfficeDraft office, DepartmentDraft? department, string code, ref int next)
    {
        var position = new PositionDraft { Index = next++, Office = office, Department = department, Code = code };
        office.Positions.Add(position);
        return position;
    }

    private static DemoPositionName Named(string name, int level, int number, PositionDraft position, DateOnly from, DateOnly to) => new()
    {
        From = from,
        To = to,
        Name = name,
        Level = level > Levels.Staff ? Levels.Code(level) : null,
        Number = number,
        Order = position.Code switch { "P01" => 1, "P02" => 2, "P10" => 3, "P03" => 4, "P11" => 10, _ => 20 },
    };
}
