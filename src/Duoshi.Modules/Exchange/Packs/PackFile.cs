using Duoshi.Modules.Exchange.Holding;
using Duoshi.Modules.Platform.Storage;

namespace Duoshi.Modules.Exchange.Packs;

/// <summary>The zip of a pack as it is kept.</summary>
internal static class PackFile
{
    public static void Put(MeetingPack pack, byte[] content, FieldCipher cipher)
    {
        pack.SealedContent = cipher.SealFile(content);
        pack.Size = content.Length;
        pack.FileName = PackZip.Safe(pack.Title) + ".zip";
    }

    public static byte[] Open(MeetingPack pack, FieldCipher cipher) => cipher.OpenFile(pack.SealedContent!, pack.Size);
}
