namespace Duoshi.Modules.Platform.Outcomes;

/// <summary>Which field a refusal is about, for pages that mark it.</summary>
internal static class RefusalField
{
    /// <summary>The <c>field</c> of the details, or null.</summary>
    public static string? Of(Refusal? refusal) =>
        refusal?.Details?.GetType().GetProperty("field")?.GetValue(refusal.Details) as string;
}
