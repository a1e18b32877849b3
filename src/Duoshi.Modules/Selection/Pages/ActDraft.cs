using System.Globalization;
using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Selection.Matters;

namespace Duoshi.Modules.Selection.Pages;

/// <summary>An act while it is filled in.</summary>
public sealed class ActDraft
{
    public PlannedActKind Kind { get; set; } = PlannedActKind.Appoint;

    public PersonChoice? Person { get; set; }

    public string Manner { get; set; } = "1";

    public string? Office { get; set; }

    public string? OfficeName { get; set; }

    public string? Department { get; set; }

    public string? PostCode { get; set; }

    public string? PostName { get; set; }

    public string? Nature { get; set; }

    public string? Fact { get; set; }

    public string? Code { get; set; }

    public bool Moves { get; set; }

    public ActBody ToBody() => new()
    {
        Kind = Kind,
        PersonId = Person?.PersonId ?? 0,
        Manner = Manner,
        OfficeId = Number(Office),
        DepartmentId = Number(Department),
        PostName = PostName,
        PostCode = PostCode,
        Nature = Nature,
        FactId = Number(Fact),
        Code = Code,
        Moves = Moves,
    };

    /// <summary>An act entered before, to be mended.</summary>
    public static ActDraft Of(ActView view) => new()
    {
        Kind = view.Act.Kind,
        Person = new PersonChoice(view.Act.PersonId, view.Name, view.StaffNumber, view.Office, view.PresentPost),
        Manner = view.Act.Manner ?? "1",
        Office = Text(view.Act.OfficeId),
        OfficeName = view.Text,
        Department = Text(view.Act.DepartmentId),
        PostCode = view.Act.PostCode,
        PostName = view.Act.PostName,
        Nature = view.Act.Nature,
        Fact = Text(view.Act.FactId),
        Code = view.Act.Code,
        Moves = view.Act.Moves,
    };

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
