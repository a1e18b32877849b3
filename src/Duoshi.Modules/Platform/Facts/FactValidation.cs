using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Ledger;
using Duoshi.Modules.Platform.Outcomes;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>What no writer may write, whatever way it came: codes unknown to their table, wrong types, missing required fields.</summary>
internal static class FactValidation
{
    public static Refusal? Check(FactWrite write)
    {
        var changes = write.Act switch
        {
            FactAct.Insert insert => insert.Changes,
            FactAct.Correct correct => correct.Changes,
            _ => null,
        };
        if (changes is null)
        {
            return null;
        }

        foreach (var (position, value) in changes)
        {
            var field = write.Kind.Fields[position];
            if (value is null || (value is string text && text.Length == 0))
            {
                if (field.Required)
                {
                    return new Refusal("record.required", $"“{write.Kind.Zh}”的“{field.Zh}”不能为空，请填写。", $"'{field.En}' of '{write.Kind.En}' is required; fill it in.", 422);
                }
            }
            else if (field.Codes is { } table && FieldCodes.Find(table, (string)value) is null)
            {
                var nearest = FieldCodes.Nearest(table, (string)value);
                return new Refusal(
                    "record.unknown-code",
                    $"“{field.Zh}”的值“{value}”不在代码表中{(nearest.Count > 0 ? "，最接近的有：" + string.Join("、", nearest) : "")}。",
                    $"'{value}' is no code of '{field.En}'{(nearest.Count > 0 ? "; nearest: " + string.Join(", ", nearest) : "")}.", 422);
            }
        }

        return write is { Act: FactAct.Insert, FactId: 0, Slot: null } && Absent(write.Kind, changes) is { } absent
            ? new Refusal("record.required", $"“{write.Kind.Zh}”的“{absent.Zh}”不能为空，请填写。", $"'{absent.En}' of '{write.Kind.En}' is required; fill it in.", 422)
            : null;
    }

    /// <summary>The first required field that a new fact says nothing of.</summary>
    private static FactField? Absent(FactKind kind, FieldChanges changes)
    {
        for (var i = 0; i < kind.Fields.Length; i++)
        {
            if (kind.Fields[i].Required && !changes.Contains(i))
            {
                return kind.Fields[i];
            }
        }

        return null;
    }
}
