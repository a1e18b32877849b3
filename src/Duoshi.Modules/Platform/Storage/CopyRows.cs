using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>Copies rows into PostgreSQL: the next block is encoded while the server takes the one before.</summary>
internal static class CopyRows
{
    private const int BlockBytes = 256 << 10;


    /// <summary>Copies all rows inside the context's transaction, or fails with nothing of them there.</summary>
    public static async Task RunAsync<T>(DuoshiDb db, IEnumerable<T> rows, CancellationToken ct)
        where T : class
    {
        var columns = CopyColumns<T>.Of(db);
        await RunAsync(db, columns.Statement, WriteAsync, ct);

        async Task WriteAsync(NpgsqlRawCopyStream stream)
        {
            using var next = rows.GetEnumerator();
            var (block, other) = (new CopyBuffer(), new CopyBuffer());
            block.Head();
            var goesOn = Fill(block, next, columns.Write);
            while (true)
            {
                if (!goesOn)
                {
                    block.Tail();
                }

                other.Clear();
                var encoding = goesOn ? Task.Run(() => Fill(other, next, columns.Write), CancellationToken.None) : null;
                try
                {
                    await stream.WriteAsync(block.Written, ct);
                }
                finally
                {
                    // Nothing goes on with the rows behind the back of a caller whom the server refused.
                    await (encoding ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }

                if (encoding is null)
                {
                    break;
                }

                goesOn = await encoding;
                (block, other) = (other, block);
            }
        }
    }

    /// <summary>Encodes rows ahead of their turn into an empty block.</summary>
    /// <returns>The COPY statement.</returns>
    public static string Encode<T>(DuoshiDb db, IEnumerable<T> rows, CopyBuffer block)
        where T : class
    {
        var columns = CopyColumns<T>.Of(db);
        block.Head();
        foreach (var row in rows)
        {
            columns.Write(row, block);
        }

        block.Tail();
        return columns.Statement;
    }

    /// <summary>Copies rows that were encoded ahead; the server takes them as fast as it can.</summary>
    public static Task SendAsync(DuoshiDb db, string statement, CopyBuffer block, CancellationToken ct) =>
        RunAsync(db, statement, async stream => await stream.WriteAsync(block.Written, ct), ct);

    private static async Task RunAsync(DuoshiDb db, string statement, Func<NpgsqlRawCopyStream, Task> write, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            var stream = await ((NpgsqlConnection)db.Database.GetDbConnection()).BeginRawBinaryCopyAsync(statement, ct);
            var isWhole = false;
            try
            {
                await write(stream);
                isWhole = true;
            }
            finally
            {
                if (isWhole)
                {
                    await stream.DisposeAsync();
                }
                else
                {
                    await AbandonAsync(stream);
                }
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Ends a copy that failed; what failed before is what the caller is told, not what comes of ending it.</summary>
    private static async Task AbandonAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync();
            await stream.DisposeAsync();
        }
        catch (Exception e) when (e is NpgsqlException or ObjectDisposedException or InvalidOperationException)
        {
            // The connection is broken, or the server has said no already: the transaction can't be committed either way.
        }
    }

    /// <summary>Encodes rows until the block is full.</summary>
    /// <returns>Whether there may be more.</returns>
    private static bool Fill<T>(CopyBuffer block, IEnumerator<T> rows, Action<T, CopyBuffer> write)
    {
        while (block.Length < BlockBytes)
        {
            if (!rows.MoveNext())
            {
                return false;
            }

            write(rows.Current, block);
        }

        return true;
    }
}
