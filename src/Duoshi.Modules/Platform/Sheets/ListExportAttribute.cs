namespace Duoshi.Modules.Platform.Sheets;

/// <summary>On a page: the addresses under which its lists are handed out as sheets. A page without this or <see cref="NoListAttribute"/> fails a test.</summary>
/// <param name="routes">Route patterns below <c>/api/v1</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ListExportAttribute(params string[] routes) : Attribute
{
    public IReadOnlyList<string> Routes => routes;
}

/// <summary>On a page: it shows no list to be handed out, for the reason stated.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NoListAttribute(string why) : Attribute
{
    public string Why => why;
}
