using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Prosecutor in the quota, assistant, clerk, police, administrative … (组织法 art. 40 and our extension).</summary>
[FactKind("staff-category", "人员类别", "Staff category", SubjectKind.Person, FactShape.State, InformationSet = "A01", Order = 30)]
internal sealed class StaffCategory : Fact
{
    [Field("人员类别", "Staff category", Codes = CodeTableNames.StaffCategoryDuoshi, Required = true, Headline = true, Class = FieldClass.Public)]
    public string? Category { get; set; }
}
