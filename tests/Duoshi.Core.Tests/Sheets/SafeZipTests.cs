using System.Text;
using Duoshi.Core.Sheets;

namespace Duoshi.Core.Tests.Sheets;

public sealed class SafeZipTests
{
    [Fact]
    public void Chinese_names_read_right_whichever_way_they_were_packed()
    {
        string[] names = ["张三.lrmx", "第二批/李四·王.lrmx", "拢.lrmx"];
        (string, byte[])[] files = [.. names.Select(n => (n, Encoding.UTF8.GetBytes(n)))];
        foreach (var packed in new[] { XlsxSample.Zip(Encoding.UTF8, files), XlsxSample.Zip(ChineseText.Gb18030, files), WithoutFlag(XlsxSample.Zip(Encoding.UTF8, files)) })
        {
            using var zip = SafeZip.Read(packed);
            Assert.Equal(names, zip.Entries.Select(e => e.Name));
            Assert.All(zip.Entries, entry =>
            {
                Assert.True(entry.TryRead(out var content, out _));
                Assert.Equal(entry.Name, Encoding.UTF8.GetString(content));
            });
        }
    }

    [Fact]
    public void Folders_and_by_products_are_left_out()
    {
        using var zip = SafeZip.Read(XlsxSample.Zip(("a/", []), ("__MACOSX/._a", [1]), (".DS_Store", [1]), ("a\\b.lrmx", [1])));
        Assert.Equal("a/b.lrmx", zip.Entries.Single().Name);
        Assert.Empty(zip.Notices);
    }

    [Fact]
    public void An_archive_inside_is_named_and_the_rest_stays_usable()
    {
        using var zip = SafeZip.Read(XlsxSample.Zip(("a.lrmx", [1]), ("more.rar", [1]), ("disguised.lrmx", XlsxSample.Zip(("x", [1])).ToArray())));
        Assert.Equal("more.rar", zip.Notices.Single().Sheet);
        Assert.False(zip.IsRefused);
        Assert.True(zip.Entries[0].TryRead(out _, out _));
        Assert.False(zip.Entries[1].TryRead(out _, out var notice));
        Assert.Equal("zip.nested", notice.Code);
    }

    [Fact]
    public void A_name_that_climbs_out_refuses_the_whole_zip()
    {
        using var zip = SafeZip.Read(XlsxSample.Zip(("a.lrmx", [1]), ("../b.lrmx", [1])));
        Assert.True(zip.IsRefused);
        Assert.Empty(zip.Entries);
        Assert.Equal("zip.entry-name", zip.Notices.Single().Code);
    }

    [Fact]
    public void Too_many_files_too_large_files_and_damage_are_named()
    {
        var packed = XlsxSample.Zip(("a.lrmx", [1, 2, 3]), ("b.lrmx", Encoding.ASCII.GetBytes(new string('x', 3000))));
        using (var zip = SafeZip.Read(packed, new ZipLimits { MaxEntries = 1 }))
        {
            Assert.Equal("zip.too-many", zip.Notices.Single().Code);
        }

        using (var zip = SafeZip.Read(packed, new ZipLimits { MaxEntryBytes = 1000 }))
        {
            Assert.False(zip.Entries[1].TryRead(out _, out var notice));
            Assert.Equal("zip.entry-too-large", notice.Code);
        }

        using (var zip = SafeZip.Read(packed, new ZipLimits { MaxUnpackedBytes = 2000 }))
        {
            Assert.Equal("zip.too-large", zip.Notices.Single().Code);
        }

        var bytes = packed.ToArray();
        bytes[30 + "a.lrmx".Length + 1] ^= 0x10;
        using (var zip = SafeZip.Read(new MemoryStream(bytes)))
        {
            Assert.False(zip.Entries[0].TryRead(out _, out var notice));
            Assert.Equal("zip.damaged", notice.Code);
        }
    }

    [Fact]
    public void A_directory_that_lies_about_sizes_is_caught_while_unpacking()
    {
        var bytes = XlsxSample.Zip(("a.lrmx", new byte[3 << 20])).ToArray();
        var header = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(header + 24), 100u);
        using var zip = SafeZip.Read(new MemoryStream(bytes));
        Assert.False(zip.Entries.Single().TryRead(out _, out var notice));
        Assert.NotNull(notice);
    }

    [Fact]
    public void Reading_an_entry_twice_counts_once()
    {
        using var zip = SafeZip.Read(XlsxSample.Zip(("a.lrmx", new byte[600])), new ZipLimits { MaxUnpackedBytes = 1000 });
        Assert.True(zip.Entries[0].TryRead(out _, out _));
        Assert.True(zip.Entries[0].TryRead(out var content, out _));
        Assert.Equal(600, content.Length);
    }

    // Clears the UTF-8 flag (bit 11) in all headers, as some packers leave it.
    private static MemoryStream WithoutFlag(MemoryStream packed)
    {
        var bytes = packed.ToArray();
        for (var i = 0; i < bytes.Length - 10; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\u0003\u0004"u8))
            {
                bytes[i + 7] &= 0xF7;
            }
            else if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8))
            {
                bytes[i + 9] &= 0xF7;
            }
        }

        return new MemoryStream(bytes);
    }
}
