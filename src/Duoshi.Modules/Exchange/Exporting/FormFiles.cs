using System.Globalization;
using System.Text;
using Duoshi.Modules.Personnel.Contracts;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>Names of exported files: the person's name, told apart by staff number where two bear it, safe on every system.</summary>
internal sealed class FormFiles(string ending)
{
    private const int Longest = 60;
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name for a person; equal sequences of people give equal names.</summary>
    public string NameFor(PersonCard person)
    {
        var name = Safe(person.Name);
        if (taken.Add(name))
        {
            return name + ending;
        }

        if (person.StaffNumber is { Length: > 0 } number && taken.Add($"{name}-{Safe(number)}"))
        {
            return $"{name}-{Safe(number)}{ending}";
        }

        for (var i = 2; ; i++)
        {
            var next = string.Create(CultureInfo.InvariantCulture, $"{name}-{i}");
            if (taken.Add(next))
            {
                return next + ending;
            }
        }
    }

    private static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (safe.Length < Longest && !Rune.IsControl(rune) && rune != Rune.ReplacementChar && !"/\\:*?\"<>|".Contains(rune.ToString(), StringComparison.Ordinal))
            {
                safe.Append(rune.ToString());
            }
        }

        var name = safe.ToString().Trim(' ', '.');
        return name.Length == 0 ? "_" : name;
    }
}
