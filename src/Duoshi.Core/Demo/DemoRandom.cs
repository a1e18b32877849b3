namespace Duoshi.Core.Demo;

/// <summary>The generator's own source of chance: xoshiro256** seeded by SplitMix64, so that a seed means the same record on every machine and version.</summary>
/// <remarks>Source: Blackman and Vigna, <i>Scrambled Linear Pseudorandom Number Generators</i>, ACM TOMS 47(4), 2021.</remarks>
internal sealed class DemoRandom
{
    private readonly ulong seed;
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public DemoRandom(ulong seed)
    {
        this.seed = seed;
        a = Mix(ref seed);
        b = Mix(ref seed);
        c = Mix(ref seed);
        d = Mix(ref seed);
    }

    /// <summary>An independent source for a part of the work; it doesn't depend on what was drawn before.</summary>
    public DemoRandom Branch(ulong part)
    {
        var state = seed ^ (part * 0x9E3779B97F4A7C15UL);
        return new DemoRandom(Mix(ref state));
    }

    /// <summary>0 to <paramref name="below"/> - 1.</summary>
    public int Next(int below) => (int)(((Draw() >> 32) * (ulong)below) >> 32);

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => from + Next(to - from + 1);

    /// <summary>0 to just below 1.</summary>
    public double Share() => (Draw() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Share() < probability;

    public T Pick<T>(IReadOnlyList<T> among) => among[Next(among.Count)];

    /// <summary>One of the values, as often as its weight says.</summary>
    public T Weighted<T>(IReadOnlyList<(T Value, double Weight)> among)
    {
        var at = Share() * among.Sum(w => w.Weight);
        foreach (var (value, weight) in among)
        {
            at -= weight;
            if (at < 0)
            {
                return value;
            }
        }

        return among[^1].Value;
    }

    /// <summary>A character of a text.</summary>
    public string Character(string among) => among.Substring(Next(among.Length), 1);

    /// <summary>A day from <paramref name="first"/> to <paramref name="last"/>, both included.</summary>
    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Next(last.DayNumber - first.DayNumber + 1));

    public void Shuffle<T>(IList<T> values)
    {
        for (var i = values.Count - 1; i > 0; i--)
        {
            var j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    private ulong Draw()
    {
        var result = ulong.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = ulong.RotateLeft(d, 45);
        return result;
    }

    private static ulong Mix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
