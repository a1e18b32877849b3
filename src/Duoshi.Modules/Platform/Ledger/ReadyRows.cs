using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Platform.Ledger;

/// <summary>
/// Rows of a part of a change, worked out ahead of their turn: what PostgreSQL takes by COPY is encoded already, so that the server
/// never waits for rows while it takes a part, and the next part is worked out meanwhile.
/// </summary>
/// <param name="db">The context whose transaction takes the rows; until their turn it is somebody else's.</param>
/// <param name="blocks">Blocks to encode into; the parts of a change use the same ones again.</param>
internal sealed class ReadyRows(DuoshiDb db, CopyBlocks blocks)
{
    private readonly List<Func<CancellationToken, Task>> tables = [];

    public DuoshiDb Db => db;

    /// <summary>Adds rows of one table.</summary>
    public void Add<T>(IReadOnlyCollection<T> rows)
        where T : class
    {
        if (rows.Count >= BulkRows.CopyFrom && db.IsPostgres)
        {
            var block = blocks.Take();
            var statement = CopyRows.Encode(db, rows, block);
            Then(async ct =>
            {
                await CopyRows.SendAsync(db, statement, block, ct);
                blocks.Give(block);
            });
        }
        else
        {
            Then(ct => db.AddRowsAsync(rows, ct));
        }
    }

    /// <summary>Adds what is done when their turn has come.</summary>
    public void Then(Func<CancellationToken, Task> step) => tables.Add(step);

    /// <summary>Writes everything, in the order in which it was added.</summary>
    public async Task SendAsync(CancellationToken ct)
    {
        foreach (var table in tables)
        {
            await table(ct);
        }
    }
}
