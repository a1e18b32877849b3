using Duoshi.App.Commands;

return await CommandLine.RunAsync(args, new ProcessShell(args));
