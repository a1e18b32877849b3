namespace Duoshi.Core.Engines.Checks;

/// <summary>The functions of rules.</summary>
public enum CheckFunction : byte
{
    /// <summary>There is a value.</summary>
    Present,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Full years from one date to another.</summary>
    Years,

    /// <summary>The year of a date.</summary>
    Year,

    /// <summary>The birth date in an identity number.</summary>
    BirthOf,

    /// <summary>The sex in an identity number, as code of GB/T 2261.1.</summary>
    SexOf,

    /// <summary>Whether length, birth date and check character of an identity number are right.</summary>
    ValidId,

    /// <summary>Characters of a text.</summary>
    Length,

    /// <summary>Whether a text has another in it.</summary>
    Contains,

    /// <summary>Whether a code is another or stands below it in its table.</summary>
    Below,

    /// <summary>The smaller or earlier.</summary>
    Min,

    /// <summary>The greater or later.</summary>
    Max,

    /// <summary>How many rows.</summary>
    Count,

    /// <summary>Whether there is a row.</summary>
    Any,

    /// <summary>A field of the earliest row.</summary>
    First,

    /// <summary>A field of the latest row.</summary>
    Last,

    /// <summary>How many pairs of rows surely have days in common.</summary>
    Overlapping,

    /// <summary>How many years from one to another have no row whose field is that year.</summary>
    YearsMissing,
}

/// <summary>Names and shapes of the functions.</summary>
internal static class CheckFunctions
{
    /// <param name="Function">Which.</param>
    /// <param name="Name">As rules write it.</param>
    /// <param name="Zh">The same in Chinese.</param>
    /// <param name="Takes">Types of the arguments; null: any. Of aggregates those after the rows.</param>
    /// <param name="Gives">What comes out; null: the type of the argument or field.</param>
    /// <param name="OverRows">It goes over the rows of a kind.</param>
    /// <param name="TakesField">It takes a field of them.</param>
    internal sealed record Shape(CheckFunction Function, string Name, string Zh, ImmutableArray<CheckType?> Takes, CheckType? Gives, bool OverRows = false, bool TakesField = false);

    public static readonly ImmutableArray<Shape> All =
    [
        new(CheckFunction.Present, "present", "有", [null], CheckType.YesNo),
        new(CheckFunction.Missing, "missing", "缺", [null], CheckType.YesNo),
        new(CheckFunction.Years, "years", "满年数", [CheckType.Date, CheckType.Date], CheckType.Number),
        new(CheckFunction.Year, "year", "年份", [CheckType.Date], CheckType.Number),
        new(CheckFunction.BirthOf, "birth_of", "号码出生日期", [CheckType.Text], CheckType.Date),
        new(CheckFunction.SexOf, "sex_of", "号码性别", [CheckType.Text], CheckType.Text),
        new(CheckFunction.ValidId, "valid_id", "号码有效", [CheckType.Text], CheckType.YesNo),
        new(CheckFunction.Length, "length", "长度", [CheckType.Text], CheckType.Number),
        new(CheckFunction.Contains, "contains", "含", [CheckType.Text, CheckType.Text], CheckType.YesNo),
        new(CheckFunction.Below, "below", "属", [CheckType.Code, CheckType.Text], CheckType.YesNo),
        new(CheckFunction.Min, "min", "较小", [null, null], null),
        new(CheckFunction.Max, "max", "较大", [null, null], null),
        new(CheckFunction.Count, "count", "条数", [], CheckType.Number, OverRows: true),
        new(CheckFunction.Any, "any", "存在", [], CheckType.YesNo, OverRows: true),
        new(CheckFunction.First, "first", "最早", [], null, OverRows: true, TakesField: true),
        new(CheckFunction.Last, "last", "最近", [], null, OverRows: true, TakesField: true),
        new(CheckFunction.Overlapping, "overlapping", "重叠", [], CheckType.Number, OverRows: true),
        new(CheckFunction.YearsMissing, "years_missing", "缺年", [CheckType.Number, CheckType.Number], CheckType.Number, OverRows: true, TakesField: true),
    ];

    public static Shape? Find(string name) => All.FirstOrDefault(s => s.Name == name || s.Zh == name);

    public static Shape Of(CheckFunction function) => All.First(s => s.Function == function);
}
