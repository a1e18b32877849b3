using Duoshi.Core.Timelines;
using Duoshi.Modules.Organisation.Contracts;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Tests.Boundaries;

/// <summary>Who may use whom, held against the compiled assembly.</summary>
public class ModuleBoundaryTests
{
    private const string Root = "Duoshi.Modules";
    private const string Platform = "Platform";

    /// <summary>The map: a module and those it may use. All but the platform are used by their contracts only.</summary>
    private static readonly Dictionary<string, string[]> Map = new(StringComparer.Ordinal)
    {
        [Platform] = [],
        ["Organisation"] = [Platform],
        ["Personnel"] = [Platform, "Organisation"],
        ["Exchange"] = [Platform, "Organisation", "Personnel"],
        ["Selection"] = [Platform, "Organisation", "Personnel"],
    };

    /// <summary>Read models that any query may join without an edge on the map.</summary>
    private static readonly string[] ReadModels = [nameof(PersonCard), nameof(OfficeNode)];

    private static readonly CompiledTypes Compiled = CompiledTypes.Read(typeof(DuoshiModules).Assembly.Location);

    private static IEnumerable<(CompiledType User, CompiledType Used)> Crossings =>
        Compiled.Uses.Where(u => ModuleOf(u.User) is { } user && ModuleOf(u.Used) is { } used && user != used && !ReadModels.Contains(u.Used.Name));

    [Fact]
    public void Every_module_is_on_the_map() =>
        Assert.Equal(Map.Keys.Order(StringComparer.Ordinal), Compiled.All.Select(ModuleOf).OfType<string>().Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_module_of_the_product_has_its_folder() =>
        Assert.Equal(
            Map.Keys.Order(StringComparer.Ordinal),
            DuoshiModules.All.Select(m => m.GetType().Namespace!.Split('.')[2]).Order(StringComparer.Ordinal));

    [Fact]
    public void No_use_is_off_the_map() =>
        Nothing.Of(Crossings.Where(u => !Map.GetValueOrDefault(ModuleOf(u.User)!, []).Contains(ModuleOf(u.Used))).Select(Show));

    [Fact]
    public void No_edge_of_the_map_is_unused()
    {
        var used = Crossings.Select(u => (ModuleOf(u.User)!, ModuleOf(u.Used)!)).ToHashSet();
        Nothing.Of(Map.SelectMany(m => m.Value.Where(to => !used.Contains((m.Key, to))).Select(to => $"{m.Key} → {to}")));
    }

    [Fact]
    public void The_map_has_no_circle()
    {
        var left = Map.ToDictionary(m => m.Key, m => m.Value.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        while (left.FirstOrDefault(m => m.Value.Count == 0).Key is { } free)
        {
            left.Remove(free);
            foreach (var others in left.Values)
            {
                others.Remove(free);
            }
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void Other_modules_are_used_by_their_contracts_only() =>
        Nothing.Of(Crossings.Where(u => ModuleOf(u.Used) != Platform && !IsContract(u.Used)).Select(Show));

    [Fact]
    public void Outside_contracts_and_components_a_module_keeps_to_itself() =>
        Nothing.Of(Compiled.All
            .Where(t => t.IsPublic && ModuleOf(t) is { } module && module != Platform && !IsContract(t) && !IsComponentOrNested(t))
            .Except(ShownByComponents())
            .Select(t => t.ToString()));

    [Theory]
    [InlineData(typeof(Timeline))]
    [InlineData(typeof(Words))]
    public void Calculation_and_design_system_refer_to_nothing_of_ours(Type one) =>
        Assert.DoesNotContain(CompiledTypes.Read(one.Assembly.Location).References, r => r.StartsWith("Duoshi", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_reading_of_the_assembly_sees_code_signatures_and_attributes()
    {
        // A test of the test: uses of three sorts that are certainly there.
        Assert.Contains(Compiled.Uses, u => u.User.Name == "DuoshiModules" && u.Used.Name == "PlatformModule");
        Assert.Contains(Compiled.Uses, u => u.User.Name == "PlatformModule" && u.Used.Name == nameof(IModule));
        Assert.Contains(Compiled.Uses, u => u.User.Name == "OfficeName" && u.Used.Name == "FactKindAttribute");
        Assert.Contains(Compiled.Uses, u => u.User.Name == "RecordWriter" && u.Used.Name == "WriteGate");
    }

    /// <summary>Components are public, so what they take as parameters has to be; and what that shows in turn.</summary>
    private static HashSet<CompiledType> ShownByComponents()
    {
        var shown = new HashSet<CompiledType>();
        var next = new Queue<CompiledType>(Compiled.All.Where(t => t.IsComponent));
        while (next.TryDequeue(out var type))
        {
            if (shown.Add(type))
            {
                Compiled.PublicUses.Where(u => u.User == type).Select(u => u.Used).ToList().ForEach(next.Enqueue);
            }
        }

        return shown;
    }

    private static string? ModuleOf(CompiledType type) =>
        type.Namespace.StartsWith(Root + ".", StringComparison.Ordinal) ? type.Namespace.Split('.')[2] : null;

    private static bool IsContract(CompiledType type) => type.Namespace.Split('.').ElementAtOrDefault(3) == "Contracts";

    /// <summary>Components, what is nested in them, and the class the compiler makes of a folder's common usings.</summary>
    private static bool IsComponentOrNested(CompiledType type) =>
        type.IsComponent || type.Name == "_Imports" || Compiled.All.Any(t => t.IsComponent && t.Namespace == type.Namespace && type.Name.StartsWith(t.Name + ".", StringComparison.Ordinal));

    private static string Show((CompiledType User, CompiledType Used) use) => $"{use.User.Outermost} uses {use.Used.Outermost}";
}
