namespace Duoshi.Core.Forms;

/// <summary>What a form file may cost. A normal file has 50 KB to 1 MB, most of it photo.</summary>
public static class FormLimits
{
    /// <summary>Greatest size of a file, in bytes.</summary>
    public const int FileBytes = 20 * Megabyte;

    /// <summary>Greatest size of a photo as an image file, in bytes.</summary>
    public const int PhotoBytes = 2 * Megabyte;

    /// <summary>Greatest nesting of elements.</summary>
    public const int Depth = 64;

    /// <summary>Greatest number of opening angle brackets, and of quotation marks; a form has some hundred.</summary>
    public const int Marks = 20_000;

    /// <summary>Greatest length of a text other than the photo, in characters.</summary>
    public const int TextLength = 200_000;

    /// <summary>Greatest number of pixels of a photo that a page shows.</summary>
    public const long PhotoPixels = 40_000_000;

    internal const int Megabyte = 1024 * 1024;
}
