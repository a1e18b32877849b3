namespace Duoshi.Core.Demo.Lives;

/// <summary>A drawn likeness in the format of the form's photo, 4 to 5: plainly nobody's.</summary>
internal static class Likeness
{
    private const int Width = 120;
    private const int Height = 150;

    private static readonly uint[] Grounds = [0x3B6EA8, 0x4A7FB5, 0xF2F4F7, 0xB8433B];
    private static readonly uint[] Skins = [0xF3D3B8, 0xEBC4A2, 0xDDB08C];
    private static readonly uint[] Suits = [0x1F2A44, 0x24272E, 0x2B3648];
    private static readonly uint[] Ties = [0x9B1C2E, 0x1E4E8C, 0x40506A];

    public static byte[] Of(bool woman, int age, DemoRandom random)
    {
        var picture = new PngPicture(Width, Height);
        var skin = random.Pick(Skins);
        var hair = age > 57 && random.Chance(0.6) ? 0x8A8F98u : age > 50 && random.Chance(0.4) ? 0x5A5C62u : random.Chance(0.8) ? 0x1B1B1Fu : 0x33261Eu;
        var suit = random.Pick(Suits);
        var face = 25 + random.Next(4);
        picture.Trapezoid(0, Height, (0, Width), (0, Width), random.Pick(Grounds));
        if (woman)
        {
            var length = random.Between(72, 108);
            picture.Ellipse(60, 58, face + 8, 40, hair, 0, length);
            picture.Trapezoid(58, length, (60 - face - 8, 60 + face + 8), (60 - face - 5, 60 + face + 5), hair);
        }

        picture.Ellipse(60, 152, 54, 46, suit);
        picture.Trapezoid(84, 112, (50, 70), (48, 72), skin);
        picture.Trapezoid(106, 136, (46, 74), (59, 61), 0xFAFAFA);
        if (!woman || random.Chance(0.3))
        {
            picture.Trapezoid(110, Height, (57, 63), (55, 65), random.Pick(Ties));
        }

        picture.Ellipse(60, 62, face, 33, skin);
        // Hair over the forehead, on men higher with the years.
        picture.Ellipse(60, 52, face + (woman ? 2 : 1), 27 - (woman ? 0 : Math.Max(0, (age - 45) / 6)), hair, 0, woman ? 46 : 42);
        picture.Ellipse(50, 64, 3, 2, 0x26262A);
        picture.Ellipse(70, 64, 3, 2, 0x26262A);
        picture.Trapezoid(57, 59, (45, 55), (45, 55), hair);
        picture.Trapezoid(57, 59, (65, 75), (65, 75), hair);
        if (random.Chance(0.35))
        {
            picture.Trapezoid(69, 71, (43, 56), (43, 56), 0x3A3A40);
            picture.Trapezoid(69, 71, (64, 77), (64, 77), 0x3A3A40);
            picture.Trapezoid(63, 64, (55, 65), (55, 65), 0x3A3A40);
        }

        picture.Trapezoid(82, 84, (53, 67), (54, 66), 0xB0625A);
        return picture.ToPng();
    }
}
