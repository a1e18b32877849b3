using Duoshi.Core.Time;

namespace Duoshi.Core.Forms;

/// <summary>What the text 入党时间 says.</summary>
/// <param name="JoinedCpc">When the person joined the Communist Party of China; null when the text has no date.</param>
/// <param name="Party">The rest: a democratic party's short name, 无党派, or words that are to be shown unchanged. Empty when there is none.</param>
public sealed record PartyJoining(PartialDate? JoinedCpc, string Party);

/// <summary>The text 入党时间: a date, a party's short name, or both joined by ；.</summary>
public static class PartyJoiningText
{
    /// <summary>Reads the text. Only a whole part that is a date counts as one; all other parts stay words, joined by ；.</summary>
    public static PartyJoining Read(string text)
    {
        PartialDate? joined = null;
        var words = new List<string>();
        foreach (var part in text.Split(['；', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (joined is null && FormDates.Read(part) is { } date)
            {
                joined = date;
            }
            else
            {
                words.Add(part);
            }
        }

        return new PartyJoining(joined, string.Join('；', words));
    }

    /// <summary>Writes the text as the form stores it.</summary>
    public static string Compose(PartyJoining joining) =>
        string.Join('；', new[] { joining.JoinedCpc?.ToCompact() ?? "", joining.Party }.Where(p => p.Length > 0));
}
