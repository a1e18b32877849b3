using Duoshi.Core.Rules;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Personnel.Portrait;

/// <summary>交流、回避提示: what the record gives cause to check, each with its rule. Relatives' units only for who may read them.</summary>
internal static class PortraitHints
{
    private const string Chief = "P01";
    private const string ActingChief = "P06";

    public static IEnumerable<PortraitStatement> Of(KindRows rows, DateOnly day)
    {
        var main = rows.Holding("appointment").FirstOrDefault(r => r.Slot == Kinds.Appointment.MainSlot);
        if (main is not null && Leads(main))
        {
            var post = rows.First("appointment", main, "postName", "officeId");
            if (RotationHints.InPost(post.ValidFrom, day, RotationParameters.Current) is { } inPost)
            {
                yield return Hint("交流", "Rotation", inPost, "appointment", post);
            }

            if (rows.Now("duty-level") is { } level && rows.First("duty-level", level, "level") is var first
                && RotationHints.OnLevel(first.ValidFrom, day, RotationParameters.Current) is { } onLevel)
            {
                yield return Hint("交流", "Rotation", onLevel, "duty-level", first);
            }
        }

        var chiefs = rows.Holding("appointment").Where(r => r.Values.GetValueOrDefault("postCode")?.Value is Chief or ActingChief || r.Text("postName") == "检察长");
        if (chiefs.FirstOrDefault() is { } heads && rows.Now("identity") is { } identity
            && RotationHints.HeadsWhereGrewUp(heads.Text("officeName"), identity.Text("grewUpIn")) is { } athome)
        {
            yield return Hint("回避", "Avoidance", athome, "identity", identity);
        }

        foreach (var relative in rows.Holding("family-member"))
        {
            if (RotationHints.Relative(relative.Text("relation"), relative.Text("workplace"), main?.Text("officeName") ?? "") is { } kin)
            {
                yield return Hint("回避", "Avoidance", kin, "family-member", relative);
            }
        }
    }

    private static bool Leads(RowView post) =>
        post.Values.GetValueOrDefault("isLeading")?.Value == "1" || post.Text("teamMember").Length > 0;

    private static PortraitStatement Hint(string zh, string en, RuleReason reason, string kind, RowView row) =>
        new(zh, en, reason.Text(!Words.Chinese), kind, row, reason.Rule.Number);
}
