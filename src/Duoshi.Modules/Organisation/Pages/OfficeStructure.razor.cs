using System.Globalization;
using Duoshi.Modules.Organisation.Acts;
using Duoshi.Modules.Organisation.Reads;
using Duoshi.Modules.Platform.Outcomes;
using Microsoft.AspNetCore.Components;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Organisation.Pages;

/// <summary>Departments and positions of an office, and the acts on them.</summary>
public partial class OfficeStructure
{
    private const string FoundDepartmentForm = "found-department";
    private const string ChangeDepartmentForm = "change-department";
    private const string CloseDepartmentForm = "close-department";
    private const string FoundPositionForm = "found-position";
    private const string ChangePositionForm = "change-position";
    private const string ClosePositionForm = "close-position";

    private string? open;
    private DepartmentRow? department;
    private PositionRow? position;
    private string? name;
    private string? line;
    private string? post;
    private string? number;
    private long? departmentId;
    private OfficeRow? passesTo;

    [Parameter, EditorRequired]
    public OfficeDetails Office { get; set; } = default!;

    /// <summary>The day read: what the forms begin with.</summary>
    [Parameter]
    public string? Day { get; set; }

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private FoundDepartment Found { get; set; } = default!;

    [Inject]
    private ChangeDepartment Change { get; set; } = default!;

    [Inject]
    private CloseDepartment End { get; set; } = default!;

    [Inject]
    private FoundPosition FoundPost { get; set; } = default!;

    [Inject]
    private ChangePosition ChangePost { get; set; } = default!;

    [Inject]
    private ClosePosition EndPost { get; set; } = default!;

    private string Title => open switch
    {
        FoundDepartmentForm => T("设立内设机构", "Found a department"),
        ChangeDepartmentForm => T($"变更内设机构：{department?.Name}", $"Change {department?.Name}"),
        CloseDepartmentForm => T($"撤销内设机构及其职位：{department?.Name}", $"Close {department?.Name} and its positions"),
        FoundPositionForm => T("设置职位", "Found a position"),
        ChangePositionForm => T($"变更职位：{position?.Name}", $"Change {position?.Name}"),
        _ => T($"撤销职位：{position?.Name}", $"Close {position?.Name}"),
    };

    private void Begin(string form, DepartmentRow? ofDepartment, PositionRow? ofPosition)
    {
        (open, department, position) = (form, ofDepartment, ofPosition);
        (name, line, passesTo) = (ofDepartment?.Name ?? ofPosition?.Name, ofDepartment?.Line, null);
        (post, number, departmentId) = (ofPosition?.PostCode, ofPosition?.Number?.ToString(CultureInfo.InvariantCulture), ofPosition?.DepartmentId);
    }

    private void Close(bool stays) => open = stays ? open : null;

    private async Task<string?> SubmitAsync(ActForm.ActBasics b)
    {
        int? count = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : null;
        var outcome = open switch
        {
            FoundDepartmentForm => await Found.RunAsync(Office.OfficeId, new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Name = name ?? "", Line = line }, CancellationToken.None),
            ChangeDepartmentForm => await Change.RunAsync(
                department!.DepartmentId,
                new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Seen = department.Version, Name = name, Line = line ?? "", OfficeId = passesTo?.OfficeId }, CancellationToken.None),
            CloseDepartmentForm => await End.RunAsync(department!.DepartmentId, new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Seen = department.Version }, CancellationToken.None),
            FoundPositionForm => await FoundPost.RunAsync(
                Office.OfficeId, new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Name = name ?? "", DepartmentId = departmentId, PostCode = post, Number = count }, CancellationToken.None),
            ChangePositionForm => await ChangePost.RunAsync(
                position!.PositionId,
                new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Seen = position.Version, Name = name, DepartmentId = departmentId, PostCode = string.IsNullOrEmpty(post) ? null : post, Number = count }, CancellationToken.None),
            _ => await EndPost.RunAsync(position!.PositionId, new() { On = b.On, Reason = b.Reason, DocumentNumber = b.DocumentNumber, Seen = position.Version }, CancellationToken.None),
        };
        return await DoneAsync(outcome);
    }

    private async Task<string?> DoneAsync(Outcome<OrganisationActDone> outcome)
    {
        if (outcome.Refusal is null)
        {
            await OnChanged.InvokeAsync();
        }

        return outcome.Refusal?.Text;
    }
}
