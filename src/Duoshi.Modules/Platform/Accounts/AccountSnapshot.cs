using Duoshi.Modules.Platform.Access;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>What an account is and may at one moment.</summary>
/// <param name="SecurityStamp">A session with another stamp is over.</param>
/// <param name="MustChangePassword">May nothing but that.</param>
/// <param name="Actor">The account with its grants of today; <see cref="Actor.Nobody"/> when disabled.</param>
/// <param name="LoadedAt">When it was read.</param>
internal sealed record AccountSnapshot(string SecurityStamp, bool MustChangePassword, Actor Actor, DateTimeOffset LoadedAt);
