using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>
/// Keeps sensitive columns unreadable in the database file, its backups and its free pages: AES-256-GCM with a key
/// outside the database and the key's number in each value. A blind index with a key of its own finds whole values.
/// </summary>
/// <remarks>Stored form: key number (1 byte), nonce (12), tag (16), cipher text; text columns hold it as Base64.</remarks>
public sealed class FieldCipher
{
    private const int NonceSize = 12;
    private const int TagSize = 16;
    private readonly FieldKeys keys;

    /// <summary>Ciphers set up with their key and not at work, by key number: setting one up costs more than a short value does.</summary>
    private readonly ConcurrentDictionary<byte, ConcurrentBag<AesGcm>> idle = new();

    public FieldCipher(FieldKeys keys)
    {
        this.keys = keys;
        TextConverter = new ValueConverter<string, string>(s => Seal(s), s => Open(s));
        BytesConverter = new ValueConverter<byte[], byte[]>(b => SealBytes(b), b => OpenBytes(b));
    }

    internal ValueConverter TextConverter { get; }

    internal ValueConverter BytesConverter { get; }

    public string Seal(string plain) => Convert.ToBase64String(SealBytes(Encoding.UTF8.GetBytes(plain)));

    public string Open(string stored) => Encoding.UTF8.GetString(OpenBytes(Convert.FromBase64String(stored)));

    public byte[] SealBytes(byte[] plain) => SealBytes(plain.AsSpan());

    public byte[] SealBytes(ReadOnlySpan<byte> plain)
    {
        var stored = new byte[1 + NonceSize + TagSize + plain.Length];
        stored[0] = keys.CurrentNumber;
        var nonce = stored.AsSpan(1, NonceSize);
        RandomNumberGenerator.Fill(nonce);
        var aes = Take(stored[0]);
        aes.Encrypt(nonce, plain, stored.AsSpan(1 + NonceSize + TagSize), stored.AsSpan(1 + NonceSize, TagSize));
        idle[stored[0]].Add(aes);
        return stored;
    }

    public byte[] OpenBytes(byte[] stored)
    {
        var plain = new byte[stored.Length - 1 - NonceSize - TagSize];
        var aes = Take(stored[0]);
        aes.Decrypt(stored.AsSpan(1, NonceSize), stored.AsSpan(1 + NonceSize + TagSize), stored.AsSpan(1 + NonceSize, TagSize), plain);
        idle[stored[0]].Add(aes);
        return plain;
    }

    /// <summary>The blind index of a whole value: equal for equal values, telling nothing else.</summary>
    /// <param name="purpose">What is indexed; equal values of different purposes differ.</param>
    /// <param name="value">The value in its normal form.</param>
    public string BlindIndex(string purpose, string value) => Convert.ToHexStringLower(
        HMACSHA256.HashData(keys.BlindIndex, Encoding.UTF8.GetBytes(purpose + "\0" + value)).AsSpan(0, 16));

    /// <summary>A cipher for one thread; one that fails is not given back.</summary>
    private AesGcm Take(byte number) => idle.GetOrAdd(number, static _ => []).TryTake(out var aes) ? aes : new AesGcm(keys.Field(number), TagSize);

    /// <summary>Links audit entries: HMAC over canonical bytes with the audit key.</summary>
    public byte[] AuditLink(byte[] canonical) => HMACSHA256.HashData(keys.Audit, canonical);
}
