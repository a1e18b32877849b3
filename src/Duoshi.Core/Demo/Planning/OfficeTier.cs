namespace Duoshi.Core.Demo.Planning;

/// <summary>Level of an office; the values are the codes of office-level-duoshi.</summary>
internal enum OfficeTier : byte
{
    Supreme = 0,
    Province = 1,
    City = 2,
    Grassroots = 3,
}

/// <summary>What sets an office apart from others of its level.</summary>
internal enum OfficeCharacter : byte
{
    Ordinary,
    DevelopmentZone,
    PrisonArea,
    Railway,
}
