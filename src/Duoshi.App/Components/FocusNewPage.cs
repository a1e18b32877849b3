using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace Duoshi.App.Components;

/// <summary>
/// Leads readers of the screen to the heading of a page just opened. Unlike the framework's own it never takes the focus from
/// somebody who types on that page already: over a slow line the heading's turn comes late.
/// </summary>
public sealed class FocusNewPage(IJSRuntime js) : ComponentBase
{
    private Type? shown;
    private bool opened;

    [Parameter, EditorRequired]
    public RouteData RouteData { get; set; } = default!;

    [Parameter, EditorRequired]
    public string Selector { get; set; } = "";

    protected override void OnParametersSet()
    {
        opened |= shown is not null && shown != RouteData.PageType;
        shown = RouteData.PageType;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (opened)
        {
            opened = false;
            await js.InvokeVoidAsync("duoshiKeys.focusPage", Selector);
        }
    }
}
