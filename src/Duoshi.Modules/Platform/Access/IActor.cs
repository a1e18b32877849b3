namespace Duoshi.Modules.Platform.Access;

/// <summary>Tells who acts in the present request, circuit, command or job.</summary>
public interface IActor
{
    ValueTask<Actor> CurrentAsync(CancellationToken ct = default);
}

/// <summary>An actor that is fixed for the whole scope: commands and tests.</summary>
public sealed class FixedActor(Actor actor) : IActor
{
    public ValueTask<Actor> CurrentAsync(CancellationToken ct = default) => ValueTask.FromResult(actor);
}
