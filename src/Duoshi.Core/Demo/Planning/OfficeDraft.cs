using System.Globalization;

namespace Duoshi.Core.Demo.Planning;

/// <summary>An office being planned: its history and, for the careers, how large it is when.</summary>
internal sealed class OfficeDraft
{
    public required int Index { get; init; }

    public required OfficeTier Tier { get; init; }

    public OfficeCharacter Character { get; init; }

    public OfficeDraft? Parent { get; set; }

    /// <summary>The name without kind of division: 望澜.</summary>
    public required string Stem { get; init; }

    /// <summary>Province and place as native places write them: 示范望澜.</summary>
    public required string NativePlace { get; init; }

    /// <summary>Region code for identity numbers.</summary>
    public required string Region { get; init; }

    public DateOnly Founded { get; init; }

    /// <summary>First day it is no more.</summary>
    public DateOnly Ended { get; set; } = DateOnly.MaxValue;

    public List<DemoOfficeName> Names { get; } = [];

    public List<DemoOfficePlace> Places { get; } = [];

    public List<DemoExistence> Existence { get; } = [];

    public List<DemoSuccession> Successions { get; } = [];

    public List<DemoAuthorised> Establishment { get; } = [];

    public List<DemoAuthorised> Leadership { get; } = [];

    public List<DepartmentDraft> Departments { get; } = [];

    public List<PositionDraft> Positions { get; } = [];

    /// <summary>Present authorised number of the special establishment.</summary>
    public int Size { get; set; }

    public bool Exists(DateOnly day) => Founded <= day && day < Ended;

    public DemoOfficeName NameOn(DateOnly day)
    {
        for (var i = Names.Count - 1; i > 0; i--)
        {
            if (Names[i].From <= day)
            {
                return Names[i];
            }
        }

        return Names[0];
    }

    /// <summary>Authorised number of a kind of establishment on a day.</summary>
    public int Authorised(string kind, DateOnly day) => Establishment.FirstOrDefault(e => e.Kind == kind && e.Holds(day))?.Number ?? 0;

    public DemoOffice ToOffice() => new()
    {
        Index = Index,
        Names = Names,
        Places = Places,
        Existence = Existence,
        Successions = Successions,
        Establishment = Establishment,
        Leadership = Leadership,
    };

    /// <summary>Adds the next number of a line and ends the one before.</summary>
    public static void Renumber(List<DemoAuthorised> line, string kind, DateOnly from, int number, string document)
    {
        if (line.LastOrDefault(l => l.Kind == kind) is { } last)
        {
            if (last.Number == number)
            {
                return;
            }

            last.To = from;
        }

        line.Add(new DemoAuthorised { Kind = kind, From = from, Number = number, Document = document });
    }

    /// <summary>A document number: 示编〔2014〕23号.</summary>
    public static string Document(string prefix, int year, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}〔{year}〕{number}号");
}
