using System.Globalization;
using Duoshi.Core.Demo.Careers;
using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Lives;

/// <summary>Spouse, children and parents with ages that fit.</summary>
internal static class Relatives
{
    private static readonly string[] Workplaces =
        ["第一中学教师", "人民医院医师", "财政局干部", "税务局干部", "农业农村局干部", "中国银行支行职员", "实验小学教师", "人力资源和社会保障局干部", "城投公司职员", "自由职业"];

    private static readonly string[] Older = ["居民", "农民", "供销社职工", "第二中学教师", "粮食局干部", "纺织厂工人", "水利局干部"];

    public static IReadOnlyList<DemoRelative> Of(Member member, string name, OfficeDraft here, DateOnly today, DemoRandom random)
    {
        var family = new List<DemoRelative>();
        var place = here.Names[^1].Name.Replace("人民检察院", "", StringComparison.Ordinal).Replace("检察院", "", StringComparison.Ordinal);
        var surname = PeopleNames.SurnameOf(name);
        var married = new DateOnly(member.Birth.Year + random.Between(25, 31), random.Between(1, 12), 1);
        var spouse = married < today && random.Chance(0.9) ? Spouse() : null;
        if (spouse is not null)
        {
            Children(spouse);
        }

        Parent(father: true);
        Parent(father: false);
        return family;

        DemoRelative Spouse()
        {
            var born = member.Birth.AddMonths(random.Between(-40, 40) + (member.Woman ? -20 : 20));
            born = born.AddYears(20) > married ? married.AddYears(-22) : born;
            return Add(
                married, member.Woman ? "丈夫" : "妻子", PeopleNames.Name(random, "01", !member.Woman, born.Year), born,
                random.Chance(0.4) ? "中共党员" : "群众", place + random.Pick(Workplaces));
        }

        void Children(DemoRelative _)
        {
            var count = random.Chance(0.9) ? married.Year >= 2008 && random.Chance(0.35) ? 2 : 1 : 0;
            var born = married.AddMonths(random.Between(10, 40));
            for (var i = 0; i < count && born < today; i++)
            {
                var girl = random.Chance(0.48);
                Add(
                    born, girl ? "女儿" : "儿子", ChildName(girl, born.Year), born, "群众",
                    (today.Year - born.Year) switch { < 3 => "（学龄前）", < 6 => place + "第一幼儿园", < 12 => place + "实验小学学生", < 18 => place + "第一中学学生", < 23 => "示范大学学生", _ => place + random.Pick(Workplaces) });
                born = born.AddMonths(random.Between(24, 70));
            }
        }

        string ChildName(bool girl, int year)
        {
            var fathers = member.Woman ? PeopleNames.SurnameOf(family[0].Name) : surname;
            return (fathers.Length == 0 ? PeopleNames.Surname(random) : fathers) + PeopleNames.Given(random, girl, year);
        }

        void Parent(bool father)
        {
            var born = member.Birth.AddYears(-random.Between(23, 32) - (father ? 2 : 0)).AddMonths(random.Next(12));
            var dead = random.Chance(Math.Clamp((today.Year - born.Year - 62) * 0.022, 0, 0.97));
            var of = father && surname.Length > 0 ? surname + PeopleNames.Given(random, false, born.Year) : PeopleNames.Name(random, "01", !father, born.Year);
            Add(
                DateOnly.MinValue, father ? "父亲" : "母亲", of, born, random.Chance(0.35) ? "中共党员" : "群众",
                member.Native.NativePlace + random.Pick(Older) + (dead ? "（已去世）" : today.Year - born.Year > 60 ? "（已退休）" : ""));
        }

        DemoRelative Add(DateOnly from, string relation, string of, DateOnly born, string political, string workplace)
        {
            var relative = new DemoRelative
            {
                From = from,
                Relation = relation,
                Name = of,
                Birth = born.ToString("yyyyMM", CultureInfo.InvariantCulture),
                PoliticalStatus = political,
                Workplace = workplace,
                Position = family.Count + 1,
            };
            family.Add(relative);
            return relative;
        }
    }
}
