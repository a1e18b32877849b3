using System.Globalization;
using Duoshi.Core.Identity;

namespace Duoshi.Core.Demo;

/// <summary>Identity numbers of invented people: a region that no real place has, and a right check digit.</summary>
internal sealed class IdentityNumbers
{
    private readonly HashSet<string> given = new(StringComparer.Ordinal);

    /// <summary>A number nobody had yet.</summary>
    /// <param name="random">Source of the order number.</param>
    /// <param name="region">Six digits.</param>
    /// <param name="birth">Day of birth.</param>
    /// <param name="woman">Even order numbers for women, odd ones for men.</param>
    public string Next(DemoRandom random, string region, DateOnly birth, bool woman)
    {
        var order = random.Next(500);
        while (true)
        {
            var body = string.Create(CultureInfo.InvariantCulture, $"{region}{birth:yyyyMMdd}{(order * 2) + (woman ? 0 : 1):000}");
            var number = body + IdentityNumber.CheckCharacter(body);
            if (given.Add(number))
            {
                return number;
            }

            order = (order + 1) % 500;
        }
    }
}
