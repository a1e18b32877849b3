namespace Duoshi.Core.Tests.Sheets;

/// <summary>Tests that measure time and memory run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Measured
{
    public const string Name = "Measured";
}
