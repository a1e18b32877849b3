using System.Text.Json;
using Duoshi.Modules;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.App.Hosting;

/// <summary>
/// One installation: a data folder with keys, settings and, unless a PostgreSQL server is named, the database file.
/// One process owns the folder; the lock dies with it.
/// </summary>
internal sealed class Installation : IDisposable
{
    private readonly FileStream ownership;

    private Installation(string folder, InstallationSettings settings, FileStream ownership)
    {
        Folder = folder;
        Settings = settings;
        this.ownership = ownership;
        Model = new DuoshiModel(DuoshiModules.All, new FieldCipher(FieldKeys.OpenOrCreate(Path.Combine(folder, "keys", "fields.json"))));
    }

    public string Folder { get; }

    public InstallationSettings Settings { get; }

    public DuoshiModel Model { get; }

    public string DatabaseFile => Path.Combine(Folder, "duoshi.db");

    /// <summary>Where a running server tells the command line how to reach it.</summary>
    public static string AddressFile(string folder) => Path.Combine(folder, "server.json");

    /// <summary>Takes the folder, creating it if missing.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="database">Connection string of a PostgreSQL server to use from now on; null: what the folder's settings say.</param>
    /// <returns>Null when another process owns the folder.</returns>
    public static Installation? TryOpen(string folder, string? database)
    {
        folder = Path.GetFullPath(folder);
        Directory.CreateDirectory(folder);
        FileStream ownership;
        try
        {
            ownership = new FileStream(Path.Combine(folder, "owner.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        var file = Path.Combine(folder, "settings.json");
        var settings = File.Exists(file)
            ? JsonSerializer.Deserialize<InstallationSettings>(File.ReadAllText(file)) ?? new InstallationSettings()
            : new InstallationSettings();
        if (database is not null && database != settings.Database)
        {
            settings = settings with { Database = database };
            File.WriteAllText(file, JsonSerializer.Serialize(settings));
        }

        return new Installation(folder, settings, ownership);
    }

    /// <summary>Chooses the database for a context.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Settings.Database is { } connection)
        {
            options.UsePostgres(connection, Model);
        }
        else
        {
            options.UseSqliteFile(DatabaseFile, Model);
        }
    }

    public void Dispose()
    {
        File.Delete(AddressFile(Folder));
        ownership.Dispose();
    }
}

/// <summary>What the data folder remembers.</summary>
/// <param name="Database">Connection string of a PostgreSQL server; null: the SQLite file in the folder.</param>
internal sealed record InstallationSettings(string? Database = null);
