namespace Duoshi.Modules.Platform.Storage;

/// <summary>Blocks to encode rows into, used again by the parts of one bulk act and gone with it.</summary>
/// <remarks>A stack under a lock: what a concurrent bag held outlives the bag by a finalizer, and some hundred megabytes with it.</remarks>
internal sealed class CopyBlocks
{
    private readonly Stack<CopyBuffer> spare = [];

    /// <summary>An empty block.</summary>
    public CopyBuffer Take()
    {
        lock (spare)
        {
            if (spare.TryPop(out var block))
            {
                block.Clear();
                return block;
            }
        }

        return new CopyBuffer();
    }

    /// <summary>Gives a block back whose rows were sent.</summary>
    public void Give(CopyBuffer block)
    {
        lock (spare)
        {
            spare.Push(block);
        }
    }
}
