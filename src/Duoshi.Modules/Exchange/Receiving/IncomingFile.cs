namespace Duoshi.Modules.Exchange.Receiving;

/// <summary>A file somebody hands in: from a folder, an upload or a request.</summary>
/// <param name="Name">Its name, with folders where it came from one.</param>
/// <param name="Length">Its size in bytes, or -1 when not known.</param>
/// <param name="Open">Opens it for reading; called at most once.</param>
internal sealed record IncomingFile(string Name, long Length, Func<Stream> Open);

/// <summary>How far a step of an import is.</summary>
/// <param name="Done">Files or rows done.</param>
/// <param name="Total">In all.</param>
/// <param name="Step">What is being done.</param>
internal readonly record struct ImportProgress(int Done, int Total, ImportStep Step);

/// <summary>The steps that take long.</summary>
internal enum ImportStep
{
    Receive,
    Read,
    Compare,
    Commit,
}
