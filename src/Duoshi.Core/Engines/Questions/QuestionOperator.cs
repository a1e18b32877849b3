namespace Duoshi.Core.Engines.Questions;

/// <summary>How a field is compared. What is empty meets none of them but <see cref="Empty"/>.</summary>
public enum QuestionOperator
{
    /// <summary>Is the value.</summary>
    Is,

    /// <summary>Is one of several codes or texts.</summary>
    In,

    /// <summary>The code or office itself, or anything below it in its tree.</summary>
    Under,

    /// <summary>A number of at least; in a ladder: this rank or a higher one.</summary>
    AtLeast,

    /// <summary>A number of at most; in a ladder: this rank or a lower one.</summary>
    AtMost,

    /// <summary>A smaller number.</summary>
    Below,

    /// <summary>A greater number.</summary>
    Above,

    /// <summary>The first day the date can mean lies before the day.</summary>
    Before,

    /// <summary>The first day the date can mean is the day or a later one.</summary>
    From,

    /// <summary>The text has this part; letters by case.</summary>
    Contains,

    /// <summary>True: nothing is recorded; false: something is.</summary>
    Empty,
}

/// <summary>What a field holds, and so which operators it has.</summary>
public enum QuestionFieldType
{
    Code,
    Text,
    Number,
    YesNo,
    Date,

    /// <summary>Whole years from a date to the day asked about: age, years in a grade.</summary>
    Years,

    /// <summary>An office.</summary>
    Office,
}

/// <summary>The operators of each type of field.</summary>
public static class QuestionOperators
{
    /// <summary>Operators a field offers, in the order a picker shows them.</summary>
    public static ImmutableArray<QuestionOperator> Of(QuestionField field) => field.Type switch
    {
        QuestionFieldType.Code when QuestionCodes.IsLadder(field.Codes!) =>
            [QuestionOperator.Is, QuestionOperator.In, QuestionOperator.Under, QuestionOperator.AtLeast, QuestionOperator.AtMost, QuestionOperator.Empty],
        QuestionFieldType.Code => [QuestionOperator.Is, QuestionOperator.In, QuestionOperator.Under, QuestionOperator.Empty],
        QuestionFieldType.Text => [QuestionOperator.Contains, QuestionOperator.Is, QuestionOperator.In, QuestionOperator.Empty],
        QuestionFieldType.Number or QuestionFieldType.Years =>
            [QuestionOperator.Below, QuestionOperator.AtMost, QuestionOperator.Is, QuestionOperator.AtLeast, QuestionOperator.Above, QuestionOperator.Empty],
        QuestionFieldType.YesNo => [QuestionOperator.Is, QuestionOperator.Empty],
        QuestionFieldType.Date => [QuestionOperator.Before, QuestionOperator.From, QuestionOperator.Empty],
        _ => [QuestionOperator.Under, QuestionOperator.Is, QuestionOperator.Empty],
    };

    /// <summary>The operator as it is written in JSON: atLeast.</summary>
    public static string Key(this QuestionOperator op) => char.ToLowerInvariant(op.ToString()[0]) + op.ToString()[1..];
}
