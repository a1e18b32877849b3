namespace Duoshi.Core.Engines.Checks;

/// <summary>Where and why a rule cannot be read, and what may have been meant.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Character in the line, from 1.</param>
/// <param name="Zh">The cause and remedy in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Suggestions">What could stand there instead, nearest first; may be empty.</param>
public sealed record CheckError(int Line, int Column, string Zh, string En, ImmutableArray<string> Suggestions);

/// <summary>A rule, or why its text is none.</summary>
/// <param name="Rule">The rule; null when there is an error.</param>
/// <param name="Error">The first error; null when the text is a rule.</param>
public sealed record CheckParsing(CheckRule? Rule, CheckError? Error);

internal sealed class CheckSyntaxException(CheckError error) : Exception(error.En)
{
    public CheckError Error => error;
}
