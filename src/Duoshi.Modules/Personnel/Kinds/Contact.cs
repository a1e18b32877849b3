using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>Addresses and numbers (A37).</summary>
[FactKind("contact", "住址通信", "Contact", SubjectKind.Person, FactShape.State, InformationSet = "A37", Order = 80, Class = FieldClass.Sensitive)]
internal sealed class Contact : Fact
{
    [Field("办公电话", "Office phone", Class = FieldClass.Internal, Max = 40)]
    public string? OfficePhone { get; set; }

    [Field("移动电话", "Mobile", Max = 40, Encrypted = true)]
    public string? Mobile { get; set; }

    [Field("住宅电话", "Home phone", Max = 40, Encrypted = true)]
    public string? HomePhone { get; set; }

    [Field("电子邮箱", "E-mail", Max = 80, Encrypted = true)]
    public string? Email { get; set; }

    [Field("家庭住址", "Home address", Max = 200, Encrypted = true)]
    public string? HomeAddress { get; set; }

    [Field("办公地址", "Office address", Class = FieldClass.Internal, Max = 200)]
    public string? OfficeAddress { get; set; }
}
