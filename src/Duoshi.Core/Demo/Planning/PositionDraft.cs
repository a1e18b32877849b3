namespace Duoshi.Core.Demo.Planning;

/// <summary>A leading post of the structure being planned.</summary>
internal sealed class PositionDraft
{
    public required int Index { get; init; }

    public required OfficeDraft Office { get; init; }

    public DepartmentDraft? Department { get; init; }

    /// <summary>Code of procuratorate-post.</summary>
    public required string Code { get; init; }

    public List<DemoPositionName> Names { get; } = [];

    public DemoPosition ToPosition() => new() { Index = Index, Office = Office.Index, Department = Department?.Index, Code = Code, Names = Names };
}
