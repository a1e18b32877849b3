using System.Diagnostics.CodeAnalysis;
using Duoshi.Ui.Language;

namespace Duoshi.Modules.Platform.Outcomes;

/// <summary>Why something was refused, in words a user can act on. A bug is an exception, never a refusal.</summary>
/// <param name="Code">Stable code, module.reason.</param>
/// <param name="Zh">What is wrong and what to do, in Chinese.</param>
/// <param name="En">The same in English.</param>
/// <param name="Status">HTTP status of the reply.</param>
public sealed record Refusal(string Code, string Zh, string En, int Status = 409)
{
    /// <summary>What the machine-readable reply adds: conflicting versions, rows in error.</summary>
    public object? Details { get; init; }

    public static Refusal Forbidden { get; } =
        new("access.forbidden", "您没有办理此事的权限，请联系本院系统管理员。", "You have no right to do this; ask your administrator.", 403);

    /// <summary>Nobody is signed in, or the account no longer holds.</summary>
    public static Refusal NotSignedIn { get; } =
        new("access.not-signed-in", "请先登录。", "Sign in first.", 401);

    /// <summary>Foreign and unknown keys get the same answer.</summary>
    public static Refusal NotFound { get; } =
        new("access.not-found", "没有找到，或者您无权查看。", "Not found, or not yours to see.", 404);

    public string Text => Words.T(Zh, En);
}

/// <summary>Either a value or a refusal.</summary>
public readonly struct Outcome<T>
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Outcome(T? value, Refusal? refusal)
    {
        this.value = value;
        this.refusal = refusal;
    }

    public T Value => refusal is null ? value! : throw new InvalidOperationException($"Refused: {refusal.Code} {refusal.En}");

    public Refusal? Refusal => refusal;

    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Slices read better with plain returns.")]
    public static implicit operator Outcome<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225:Operator overloads have named alternates", Justification = "Slices read better with plain returns.")]
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    public bool Succeeded([NotNullWhen(true)] out T? result, [NotNullWhen(false)] out Refusal? why)
    {
        result = value;
        why = refusal;
        return refusal is null;
    }
}
