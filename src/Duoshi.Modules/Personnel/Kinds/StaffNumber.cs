using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>The number an office gave its member of staff; unique within the issuing office.</summary>
[FactKind("staff-number", "人员编号", "Staff number", SubjectKind.Person, FactShape.State, Order = 12)]
internal sealed class StaffNumber : Fact
{
    [Field("人员编号", "Staff number", Class = FieldClass.Internal, Max = 20, Required = true, Headline = true)]
    public string? Number { get; set; }

    [Field("发号单位", "Issuing office", RefersTo = SubjectKind.Office, Required = true)]
    public long? IssuingOfficeId { get; set; }
}
