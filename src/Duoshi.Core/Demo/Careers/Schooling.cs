using Duoshi.Core.Demo.Planning;

namespace Duoshi.Core.Demo.Careers;

/// <summary>How far somebody went at school before work.</summary>
internal enum Degree : byte
{
    SecondarySchool,
    VocationalSchool,
    JuniorCollege,
    Bachelor,
    Master,
    Doctor,
}

/// <summary>Education before and beside work.</summary>
/// <param name="FullTime">The highest full-time degree.</param>
/// <param name="Law">Whether it was law.</param>
/// <param name="GraduatedIn">Year of leaving school.</param>
/// <param name="LaterDegree">Taken on the job; null: none.</param>
/// <param name="LaterIn">Year it was finished.</param>
internal sealed record Schooling(Degree FullTime, bool Law, int GraduatedIn, Degree? LaterDegree, int LaterIn)
{
    /// <summary>Years of study from 18 on.</summary>
    public static int Years(Degree degree) => degree switch
    {
        Degree.SecondarySchool => 0,
        Degree.VocationalSchool => 1,
        Degree.JuniorCollege => 3,
        Degree.Bachelor => 4,
        Degree.Master => 7,
        _ => 10,
    };

    public bool HasMasterOfLawBy(int year) =>
        (FullTime >= Degree.Master && Law) || (LaterDegree >= Degree.Master && LaterIn < year);

    /// <summary>The year the school year of a birth date turns 18.</summary>
    public static int YearOfEighteen(DateOnly birth) => birth.Year + (birth.Month >= 9 ? 19 : 18);

    /// <summary>Chances of the time and the track.</summary>
    public static Degree Draw(DemoRandom random, int birthYear, Track track) => (track, birthYear) switch
    {
        (Track.Service, _) => random.Chance(0.7) ? Degree.SecondarySchool : Degree.VocationalSchool,
        (Track.Contract, _) => random.Chance(0.6) ? Degree.JuniorCollege : Degree.Bachelor,
        (Track.Police, < 1980) => random.Chance(0.5) ? Degree.VocationalSchool : Degree.JuniorCollege,
        (Track.Police, _) => random.Chance(0.3) ? Degree.JuniorCollege : Degree.Bachelor,
        (_, < 1962) => random.Weighted([(Degree.SecondarySchool, 0.3), (Degree.VocationalSchool, 0.3), (Degree.JuniorCollege, 0.3), (Degree.Bachelor, 0.1)]),
        (_, < 1972) => random.Weighted([(Degree.VocationalSchool, 0.22), (Degree.JuniorCollege, 0.43), (Degree.Bachelor, 0.35)]),
        (_, < 1982) => random.Weighted([(Degree.JuniorCollege, 0.25), (Degree.Bachelor, 0.69), (Degree.Master, 0.06)]),
        (_, < 1990) => random.Weighted([(Degree.Bachelor, 0.80), (Degree.Master, 0.19), (Degree.Doctor, 0.01)]),
        _ => random.Weighted([(Degree.Bachelor, 0.66), (Degree.Master, 0.33), (Degree.Doctor, 0.01)]),
    };

    /// <summary>A degree taken beside work: usual for those who began without a bachelor's.</summary>
    public static (Degree? Degree, int Year) DrawLater(DemoRandom random, Degree fullTime, int graduatedIn, Track track)
    {
        var chance = (fullTime, track) switch
        {
            (_, Track.Service or Track.Contract) => 0.15,
            ( < Degree.Bachelor, _) => 0.92,
            (Degree.Bachelor, Track.Casework) => 0.28,
            (Degree.Bachelor, _) => 0.14,
            _ => 0.02,
        };
        if (!random.Chance(chance))
        {
            return (null, 0);
        }

        var degree = fullTime switch
        {
            < Degree.JuniorCollege when track is Track.Service => Degree.JuniorCollege,
            < Degree.Bachelor => Degree.Bachelor,
            Degree.Bachelor => Degree.Master,
            _ => Degree.Doctor,
        };
        return (degree, graduatedIn + random.Between(5, 14));
    }
}
