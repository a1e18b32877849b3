namespace Duoshi.Modules.Tests.Infrastructure;

/// <summary>The two databases that every test of data runs on.</summary>
public enum Provider
{
    Sqlite,
    Postgres,
}
