namespace Duoshi.Core.Engines.Experience;

/// <summary>A stretch of days a person worked in one line, or in one kind of place.</summary>
/// <param name="Line">What is counted: a business line, "grassroots", "leading" …</param>
/// <param name="From">First day.</param>
/// <param name="To">First day after.</param>
public readonly record struct LineSpell(string Line, DateOnly From, DateOnly To);
