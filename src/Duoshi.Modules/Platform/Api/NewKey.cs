namespace Duoshi.Modules.Platform.Api;

/// <summary>The key of what was made.</summary>
/// <param name="Id">The key.</param>
internal sealed record NewKey(long Id);
