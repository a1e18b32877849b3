namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>How long random tests run: short in ./dev test, long in ./dev drill, which sets DUOSHI_DRILL.</summary>
internal static class Drills
{
    private const int Longer = 40;

    public static bool Long { get; } = Environment.GetEnvironmentVariable("DUOSHI_DRILL") is "1";

    /// <summary>The number of rounds: the given one, or forty times as many in a drill.</summary>
    public static int Rounds(int shortForm) => Long ? shortForm * Longer : shortForm;
}
