using Duoshi.Core.Codes;
using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>A duty held (A02). The main post takes slot 1 and excludes another main post; concurrent duties, attachments and loans overlap freely. Office and post names are frozen as they were.</summary>
[FactKind("appointment", "任职", "Appointments", SubjectKind.Person, FactShape.Spell, InformationSet = "A02", Order = 20)]
internal sealed class Appointment : Fact
{
    /// <summary>Slot of the main post.</summary>
    public const short MainSlot = 1;

    [Field("任职方式", "Manner", Codes = CodeTableNames.AppointmentMannerDuoshi, Required = true, Class = FieldClass.Public)]
    public string? Manner { get; set; }

    [Field("任职机构", "Office", RefersTo = SubjectKind.Office, Class = FieldClass.Public)]
    public long? OfficeId { get; set; }

    [Field("任职机构名称", "Office as named then", Max = 124, Class = FieldClass.Public, Headline = true)]
    public string? OfficeName { get; set; }

    [Field("内设机构", "Department", RefersTo = SubjectKind.Department, Class = FieldClass.Public)]
    public long? DepartmentId { get; set; }

    [Field("内设机构名称", "Department as named then", Max = 60, Class = FieldClass.Public, Headline = true)]
    public string? DepartmentName { get; set; }

    [Field("职位", "Position", RefersTo = SubjectKind.Position)]
    public long? PositionId { get; set; }

    [Field("职务名称", "Duty", Max = 60, Required = true, Headline = true, Class = FieldClass.Public)]
    public string? PostName { get; set; }

    [Field("职务代码", "Duty code", Codes = CodeTableNames.ProcuratoratePost)]
    public string? PostCode { get; set; }

    [Field("职务性质", "Party, legal or administrative", Codes = CodeTableNames.DutyNatureDuoshi)]
    public string? Nature { get; set; }

    [Field("业务条线", "Business line", Codes = CodeTableNames.BusinessLineDuoshi)]
    public string? Line { get; set; }

    [Field("是否领导职务", "Leading post")]
    public bool? IsLeading { get; set; }

    [Field("班子成员类别", "Kind of team member", Codes = CodeTableNames.TeamMemberKindZb129)]
    public string? TeamMember { get; set; }

    [Field("多职务排序", "Order among own duties")]
    public int? OrderAmongOwn { get; set; }

    [Field("集体内排序", "Order within the group")]
    public int? OrderInGroup { get; set; }

    [Field("分管（从事）工作", "In charge of", Max = 200)]
    public string? InChargeOf { get; set; }

    [Field("任职文号", "Appointment document", Max = 60)]
    public string? DocumentNumber { get; set; }

    [Field("选拔任用方式", "Way of selection", Codes = CodeTableNames.SelectionMethodZb122)]
    public string? SelectionMethod { get; set; }

    [Field("是否破格提拔", "Exceptional promotion", Class = FieldClass.Dossier)]
    public bool? Exceptional { get; set; }

    [Field("免职文号", "Removal document", Max = 60)]
    public string? RemovalDocumentNumber { get; set; }

    [Field("免职方式", "Way of removal", Codes = CodeTableNames.RemovalWayZb15)]
    public string? RemovalWay { get; set; }

    [Field("变动原因", "Reason of change", Max = 200)]
    public string? ChangeReason { get; set; }

    [Field("是否输出", "Printed")]
    public bool? Prints { get; set; }
}
