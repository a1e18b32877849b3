using System.Text.Json.Serialization;
using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Organisation.Acts;

/// <summary>What every act on the organisation says of itself.</summary>
internal abstract record OrganisationAct
{
    /// <summary>First day it holds: 2026-07-01, 2026.07 or 2026.</summary>
    public required string On { get; init; }

    /// <summary>Why, in the user's words.</summary>
    public string? Reason { get; init; }

    /// <summary>文号.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>The last change of the subject that the user had before her eyes; null: not compared.</summary>
    [JsonIgnore]
    public long? Seen { get; init; }

    /// <summary>The day, or a refusal that names the field.</summary>
    public Outcome<PartialDate> Day() => PartialDate.TryParse(On, out var day)
        ? day
        : new Refusal(
            "organisation.no-such-day",
            $"“{On}”不是日期。请写实际存在的日期，如 2026-07-01 或 2026.07。",
            $"'{On}' is no date. Write a day that exists, such as 2026-07-01 or 2026.07.", 422)
        { Details = new { field = "on" } };

    public ChangeHeader Header(string act) => new(act, Basis.Registration, Reason: Blank(Reason), DocumentNumber: Blank(DocumentNumber));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

/// <summary>What an act on the organisation did.</summary>
/// <param name="Id">The office, department or position acted on, or the new one.</param>
/// <param name="Change">Number of the change; 0 when all was so already.</param>
/// <param name="MovedOffices">Offices that got another parent by it.</param>
internal sealed record OrganisationActDone(long Id, long Change, ImmutableArray<long> MovedOffices)
{
    public OrganisationActDone(long id, long change)
        : this(id, change, [])
    {
    }
}
