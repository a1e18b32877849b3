using System.Globalization;
using Duoshi.Modules.Organisation.Acts;

namespace Duoshi.Modules.Organisation.Pages;

/// <summary>A new office as it is being typed.</summary>
public sealed class NewOfficeDraft
{
    public string Name { get; set; } = "";

    public string? ShortName { get; set; }

    public string? UnitCode { get; set; }

    public string? Kind { get; set; }

    public string? Level { get; set; }

    public string? SiblingOrder { get; set; }

    internal NewOffice ToOffice(long? parent, long? guide) => new()
    {
        Name = Name,
        ShortName = ShortName,
        UnitCode = UnitCode,
        Kind = Kind,
        Level = Level,
        SiblingOrder = int.TryParse(SiblingOrder, NumberStyles.None, CultureInfo.InvariantCulture, out var order) ? order : null,
        ParentId = parent,
        BusinessParentId = guide,
    };
}
