namespace Duoshi.Modules.Exchange.Deciding;

/// <summary>What is said of a commit or a withdrawal.</summary>
/// <param name="Reason">Why.</param>
/// <param name="DocumentNumber">The document it rests on.</param>
/// <param name="Reviewer">Who checked the batch beside the one who commits it (复核人).</param>
internal sealed record CommitRequest(string? Reason = null, string? DocumentNumber = null, string? Reviewer = null);
