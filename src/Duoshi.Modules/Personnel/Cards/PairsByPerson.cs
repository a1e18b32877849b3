namespace Duoshi.Modules.Personnel.Cards;

/// <summary>The stored pairs in the order of their people, read once beside the people themselves.</summary>
internal sealed class PairsByPerson(IAsyncEnumerator<NamePair> pairs) : IAsyncDisposable
{
    private bool isAtOne;
    private bool isOver;

    /// <summary>The next pairs, of people up to a key.</summary>
    public async Task<List<NamePair>> UpToAsync(long person)
    {
        var found = new List<NamePair>();
        while (!isOver)
        {
            if (!isAtOne && !(isAtOne = await pairs.MoveNextAsync()))
            {
                isOver = true;
                break;
            }

            if (pairs.Current.PersonId > person)
            {
                break;
            }

            found.Add(pairs.Current);
            isAtOne = false;
        }

        return found;
    }

    public ValueTask DisposeAsync() => pairs.DisposeAsync();
}
