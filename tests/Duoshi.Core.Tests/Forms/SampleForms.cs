using Duoshi.Core.Forms;

namespace Duoshi.Core.Tests.Forms;

/// <summary>The invented sample files, and ways to make others of them.</summary>
internal static class SampleForms
{
    public const string Common = "张三.lrmx";
    public const string WithAgeLimit = "张三-到龄版.lrmx";
    public const string OldRecord = "张三.lrm";
    public const string OldPicture = "张三.pic";

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "samples", "lrmx", name));

    public static AppointmentForm Form(string name = Common) => LrmxReader.Read(Bytes(name)).Form!;

    public static FormReading ReadOld() =>
        LrmReader.Read(new MemoryStream(Bytes(OldRecord)), new MemoryStream(Bytes(OldPicture)));

    /// <summary>A small form with the given XML inside its root.</summary>
    public static FormReading Read(string inside) => LrmxReader.Read(Utf8($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Person>{inside}</Person>"));

    public static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    public static byte[] Written(AppointmentForm form)
    {
        using var stream = new MemoryStream();
        LrmxWriter.Write(form, stream);
        return stream.ToArray();
    }

    public static FormNotice Notice(this FormReading reading, string code) => Assert.Single(reading.Notices, n => n.Code == code);
}
