namespace Duoshi.Modules.Platform.Access;

/// <summary>Lets the host itself act in a scope of its own: the local operator at the command line, a job on behalf of who asked for it. Nothing in a request can set it.</summary>
public sealed class ActorOverride
{
    public Actor? Actor { get; set; }
}
