using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>What the office is called.</summary>
[FactKind("office-name", "院名", "Office name", SubjectKind.Office, FactShape.State, InformationSet = "B01", Order = 10, Class = FieldClass.Public)]
internal sealed class OfficeName : Fact
{
    [Field("院名", "Name", Max = 124, Required = true, Headline = true)]
    public string? Name { get; set; }

    [Field("简称", "Short name", Max = 60)]
    public string? ShortName { get; set; }

    [Field("文号代字", "Document prefix", Max = 20)]
    public string? DocumentPrefix { get; set; }
}
