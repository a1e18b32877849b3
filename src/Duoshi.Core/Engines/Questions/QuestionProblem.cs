namespace Duoshi.Core.Engines.Questions;

/// <summary>What is wrong with a question, where, and how to mend it.</summary>
/// <param name="Path">The place in the JSON, such as <c>$.where.all[1].is</c>.</param>
/// <param name="Zh">Cause in Chinese.</param>
/// <param name="En">Cause in English.</param>
/// <param name="RemedyZh">What to do, in Chinese.</param>
/// <param name="RemedyEn">What to do, in English.</param>
public sealed record QuestionProblem(string Path, string Zh, string En, string RemedyZh, string RemedyEn);

/// <summary>A question read, or all that is wrong with it.</summary>
/// <param name="Question">Null when there are problems.</param>
/// <param name="Problems">In the order of the text.</param>
public sealed record QuestionReading(Question? Question, ImmutableArray<QuestionProblem> Problems);
