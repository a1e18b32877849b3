using System.Security.Cryptography;
using System.Text.Json;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>The keys of sensitive columns, blind indexes and the audit chain. They live outside the database.</summary>
public sealed class FieldKeys
{
    private readonly Dictionary<byte, byte[]> fieldKeys;

    private FieldKeys(Dictionary<byte, byte[]> fieldKeys, byte[] blindIndex, byte[] audit)
    {
        this.fieldKeys = fieldKeys;
        BlindIndex = blindIndex;
        Audit = audit;
        CurrentNumber = fieldKeys.Keys.Max();
    }

    public byte CurrentNumber { get; }

    internal byte[] BlindIndex { get; }

    internal byte[] Audit { get; }

    /// <summary>Opens the key file, or makes it, readable by its owner only.</summary>
    public static FieldKeys OpenOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            var fresh = new Stored(new() { [1] = Random() }, Random(), Random());
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var file = new FileStream(path, options);
            JsonSerializer.Serialize(file, fresh);
        }

        var stored = JsonSerializer.Deserialize<Stored>(File.ReadAllText(path))
            ?? throw new InvalidDataException($"The key file {path} is empty; restore it from backup: without it sensitive columns can't be read.");
        return new FieldKeys(stored.FieldKeys.ToDictionary(k => k.Key, k => k.Value), stored.BlindIndex, stored.Audit);
    }

    /// <summary>Keys derived from a text: for tests, and for writing migrations, where no value is ever read.</summary>
    public static FieldKeys FromText(string text)
    {
        byte[] Derive(string use) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(use + ":" + text));
        return new FieldKeys(new() { [1] = Derive("field") }, Derive("blind"), Derive("audit"));
    }

    internal byte[] Field(byte number) => fieldKeys.TryGetValue(number, out var key)
        ? key
        : throw new CryptographicException($"Key {number} is not in the key file; restore the key file that belongs to this database.");

    private static byte[] Random() => RandomNumberGenerator.GetBytes(32);

    private sealed record Stored(Dictionary<byte, byte[]> FieldKeys, byte[] BlindIndex, byte[] Audit);
}
