using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>In service, retired, transferred out …, and in which office the person counts.</summary>
[FactKind("service", "在职状态", "Service", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 16)]
internal sealed class Service : Fact
{
    [Field("人员管理状态", "Status", Codes = CodeTableNames.PersonStatusZb126, Required = true, Headline = true, Class = FieldClass.Public)]
    public string? Status { get; set; }

    [Field("统计关系所在单位", "Office counted in", RefersTo = SubjectKind.Office, Class = FieldClass.Public)]
    public long? OfficeId { get; set; }
}
