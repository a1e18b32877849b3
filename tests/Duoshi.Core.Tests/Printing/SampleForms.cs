using System.Globalization;
using System.IO.Compression;
using System.Text;
using Duoshi.Core.Printing;

namespace Duoshi.Core.Tests.Printing;

/// <summary>Forms of invented people.</summary>
internal static class SampleForms
{
    public static AppointmentFormPage Full { get; } = new()
    {
        Name = "张三",
        Sex = "男",
        Birth = "1985.03",
        Age = "40",
        EthnicGroup = "汉族",
        NativePlace = "示范中州",
        Birthplace = "示范中州",
        PartyJoined = "2006.12",
        WorkStarted = "2007.07",
        AgeLimit = "2048.03",
        AgeAtLimit = "63",
        Health = "健康",
        ProfessionalTitle = "高级工程师",
        Speciality = "刑事检察",
        FullTimeEducation = new("大学", "法学学士", "示范大学法学院法学专业"),
        InServiceEducation = new("研究生", "法学硕士", "示范政法大学研究生院刑法学专业"),
        CurrentPosts = "示范省人民检察院第一检察部副主任、四级高级检察官",
        ProposedPosts = "示范省中州市人民检察院党组成员、副检察长、检察委员会委员、检察员",
        PostsToLeave = "示范省人民检察院第一检察部副主任",
        Resume = """
            2003.09--2007.07  示范大学法学院法学专业学习
            2007.07--2010.05  示范省中州市人民检察院书记员
            2010.05--2015.08  示范省中州市人民检察院助理检察员
                              （其间：2011.09--2014.06  在示范政法大学研究生院刑法学专业学习，获法学硕士学位）
            2015.08--2019.03  示范省中州市人民检察院公诉处副处长、检察员
            2019.03--2023.05  示范省人民检察院第一检察部四级高级检察官
            2023.05--         示范省人民检察院第一检察部副主任、四级高级检察官

            示范省第十四届人民代表大会代表
            """,
        RewardsAndSanctions = "2019年被示范省人民检察院评为“全省优秀公诉人”；2022年记个人二等功一次。",
        Assessments = "2022年年度考核优秀；2023年年度考核称职；2024年年度考核优秀。",
        Reason = "因工作需要，拟任现职。",
        Family =
        [
            new("妻子", "李四", "38", "中共党员", "示范省中州市第一中学教师"),
            new("女儿", "张小五", "9", "群众", "示范省中州市实验小学学生"),
            new("父亲", "张大伯", "68", "群众", "示范省中州市退休工人"),
            new("母亲", "王翠", "", "群众", "示范省中州市第二纺织厂退休职工（已去世）"),
            new("岳父", "欧阳建国", "70", "中共党员", "示范省中州市人民政府办公室原副主任、二级巡视员（已退休），现任中州市老年体育协会名誉会长"),
        ],
        ReportingUnit = "中共示范省人民检察院党组",
        ReportDate = "2025年6月1日",
        FilledBy = "赵六",
        Photo = Png(376, 460),
    };

    /// <summary>A resume too long for 14 pt.</summary>
    public static AppointmentFormPage Long { get; } = Full with
    {
        Layout = AppointmentFormLayout.WithAgeLimit,
        Name = "阿依古丽·买买提江",
        NativePlace = "新疆维吾尔自治区乌鲁木齐",
        Resume = string.Join('\n', Enumerable.Range(0, 34).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{1985 + i}.03--{1986 + i}.03  示范省中州市人民检察院第{(i % 9) + 1}检察部检察官助理、四级检察官（其间：参加全省业务培训班学习，挂任中州市开发区管委会副主任）"))),
        Family = [.. Enumerable.Range(0, 10).Select(i => new AppointmentFormRelative("长子", $"张三{i}", "12", "共青团员", "示范省中州市实验中学学生"))],
        ReportDate = "",
    };

    /// <summary>A plain grey picture of the given size.</summary>
    public static byte[] Png(int width, int height)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] head = [.. Big(width), .. Big(height), 8, 0, 0, 0, 0];
        Chunk(png, "IHDR", head);
        using var data = new MemoryStream();
        using (var packer = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                packer.WriteByte(0);
                packer.Write([.. Enumerable.Repeat((byte)(0x90 + (y % 64)), width)]);
            }
        }

        Chunk(png, "IDAT", data.ToArray());
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    private static void Chunk(MemoryStream png, string type, byte[] content)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. content];
        png.Write(Big(content.Length));
        png.Write(typed);
        png.Write(Big((int)Duoshi.Core.Sheets.Crc32.Of(typed)));
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
