namespace Duoshi.Core.Demo;

/// <summary>How much demo data.</summary>
public enum DemoScale : byte
{
    /// <summary>One fictional province: about 100 offices, 8,000 people in service, fifteen years in full.</summary>
    Province,

    /// <summary>The shape of the real tree (3,209 offices) under unused region codes, 200,000 people in service, lighter by the person; for load work.</summary>
    National,

    /// <summary>The provincial office with one of its cities: 11 offices, some 950 people; made in a moment.</summary>
    City,
}
