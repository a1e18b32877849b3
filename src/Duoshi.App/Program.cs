using System.Globalization;
using Duoshi.App.Commands;

// Chinese unless the terminal's language is English.
var english = Environment.GetEnvironmentVariable("LANG")?.StartsWith("en", StringComparison.Ordinal) == true;
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
    CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(english ? "en" : "zh-CN");
return await CommandLine.RunAsync(args, new ProcessShell(args));
