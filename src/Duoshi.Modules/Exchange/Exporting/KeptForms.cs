using Duoshi.Core.Forms;
using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Exchange.Exporting;

/// <summary>The received forms of a person, read again from what is kept of them.</summary>
internal static class KeptForms
{
    /// <summary>Reads a kept form; it could be read when it was received, so it can be read now.</summary>
    public static AppointmentForm Open(FieldCipher cipher, ReceivedForm kept) =>
        Read(kept.Format, cipher.OpenFile(kept.SealedContent), kept.SealedPicture is null ? null : cipher.OpenFile(kept.SealedPicture)).Form
        ?? throw new InvalidDataException($"Form {kept.Id} can no longer be read.");

    public static FormReading Read(FileFormat format, byte[] content, byte[]? picture) => format == FileFormat.Lrmx
        ? LrmxReader.Read(content)
        : LrmReader.Read(new MemoryStream(content), picture is null ? null : new MemoryStream(picture));

    /// <summary>Several forms as one: the newest speaks, older ones fill in what it lacks.</summary>
    public static AppointmentForm? AsOne(FieldCipher cipher, IEnumerable<ReceivedForm> forms) =>
        NewestFirst(forms).Select(f => Open(cipher, f)).Aggregate((AppointmentForm?)null, (newer, older) => newer is null ? older : FormOverlay.Fill(newer, older));

    public static IEnumerable<ReceivedForm> NewestFirst(IEnumerable<ReceivedForm> forms) =>
        forms.OrderByDescending(f => f.FormDate, StringComparer.Ordinal).ThenByDescending(f => f.Id);

    /// <summary>The forms that are documents of some people: committed and not withdrawn.</summary>
    public static async Task<ILookup<long, ReceivedForm>> OfPeopleAsync(DuoshiDb db, IReadOnlyCollection<long> people, CancellationToken ct)
    {
        var forms = new List<ReceivedForm>();
        foreach (var some in people.Chunk(400))
        {
            forms.AddRange(await db.Set<ReceivedForm>().AsNoTracking().Where(f => f.PersonId != null && some.Contains(f.PersonId.Value) && f.WithdrawnBy == null).ToListAsync(ct));
        }

        return forms.ToLookup(f => f.PersonId!.Value);
    }
}
