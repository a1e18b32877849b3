using System.Runtime;

namespace Duoshi.Modules.Platform;

/// <summary>Memory that a bulk act needed and nobody needs after it.</summary>
/// <remarks>
/// The collector keeps what it once had, lest it be needed again. An import of a province needs some hundred megabytes for half a
/// minute and comes once a year; the machine's other programs, the database first of all, can use them better.
/// </remarks>
internal static class SpareMemory
{
    /// <summary>From so many people on an act is a bulk act: a smaller one takes less than the collection is worth.</summary>
    public const int FromPeople = 10_000;

    /// <summary>Gives memory back to the system after a bulk act; does nothing after a small one.</summary>
    public static void GiveBackAfter(int people)
    {
        if (people < FromPeople)
        {
            return;
        }

        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
