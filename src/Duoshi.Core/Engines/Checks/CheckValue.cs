using Duoshi.Core.Time;

namespace Duoshi.Core.Engines.Checks;

/// <summary>A value while judging: a text, a range of numbers or day numbers, or yes, no or unclear. The default is missing.</summary>
internal readonly record struct CheckValue(bool IsThere, string? Text, decimal Min, decimal Max, bool? Truth)
{
    public static CheckValue Missing => default;

    public static CheckValue Of(string? text) => string.IsNullOrEmpty(text) ? Missing : new(true, text, 0, 0, null);

    public static CheckValue Of(decimal min, decimal max) => new(true, null, min, max, null);

    public static CheckValue Of(decimal number) => Of(number, number);

    public static CheckValue Of(bool? truth) => new(truth is not null, null, 0, 0, truth);

    public static CheckValue Of(DateOnly day) => Of(day.DayNumber);

    /// <summary>The days a date can mean; one of unknown precision is missing.</summary>
    public static CheckValue Of(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => Of(date.Value.DayNumber),
        DatePrecision.Month => Of(date.Value.DayNumber, date.Value.AddMonths(1).DayNumber - 1),
        DatePrecision.Year => Of(date.Value.DayNumber, new DateOnly(date.Value.Year, 12, 31).DayNumber),
        _ => Missing,
    };

    /// <summary>What a field of a record holds.</summary>
    public static CheckValue Stored(object? value) => value switch
    {
        null => Missing,
        string text => Of(text.Trim()),
        bool truth => Of(truth),
        int number => Of(number),
        long number => Of(number),
        short number => Of(number),
        decimal number => Of(number),
        DateOnly day => Of(day),
        PartialDate date => Of(date),
        byte[] bytes => bytes.Length == 0 ? Missing : Of("bytes"),
        _ => throw new NotSupportedException($"Values of type {value.GetType()} are not judged."),
    };
}
