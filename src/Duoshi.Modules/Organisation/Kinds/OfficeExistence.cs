using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Organisation.Kinds;

/// <summary>From when to when the office exists, and how it began.</summary>
[FactKind("office-existence", "存续", "Existence", SubjectKind.Office, FactShape.State, Order = 14, Class = FieldClass.Public)]
internal sealed class OfficeExistence : Fact
{
    [Field("设立方式", "How it began", Codes = CodeTableNames.OfficeOriginDuoshi, Required = true, Headline = true)]
    public string? Origin { get; set; }

    [Field("批准文号", "Document", Max = 60)]
    public string? DocumentNumber { get; set; }
}
