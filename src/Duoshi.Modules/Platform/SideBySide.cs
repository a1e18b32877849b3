using System.Runtime.CompilerServices;

namespace Duoshi.Modules.Platform;

/// <summary>Works on parts of a large whole side by side and hands the results on in order, so that what is kept does not depend on who was first.</summary>
internal static class SideBySide
{
    /// <summary>Parts worked on at once: as many as there are processors, yet some are left to the other users of a large server.</summary>
    public static int Parts { get; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Results in the order of the parts; the next parts are worked on while the caller keeps a result.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="atOnce">How many may be worked on, or wait done, at once.</param>
    /// <param name="work">What is done with one; it shares nothing with the others that changes.</param>
    /// <param name="ct">Cancels; what runs already comes to its end first.</param>
    public static async IAsyncEnumerable<TResult> InOrderAsync<TPart, TResult>(
        IEnumerable<TPart> parts, int atOnce, Func<TPart, Task<TResult>> work, [EnumeratorCancellation] CancellationToken ct)
    {
        var running = new Queue<Task<TResult>>();
        try
        {
            foreach (var part in parts)
            {
                if (running.Count == atOnce)
                {
                    yield return await running.Dequeue();
                }

                ct.ThrowIfCancellationRequested();
                running.Enqueue(Task.Run(() => work(part), ct));
            }

            while (running.Count > 0)
            {
                yield return await running.Dequeue();
            }
        }
        finally
        {
            // Nothing goes on behind the back of a caller who stopped early.
            await ((Task)Task.WhenAll(running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
