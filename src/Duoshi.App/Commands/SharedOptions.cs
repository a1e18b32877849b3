using System.CommandLine;

namespace Duoshi.App.Commands;

/// <summary>Options that several verbs share; each verb makes its own.</summary>
internal static class SharedOptions
{
    public static Option<string> Data(string byDefault = ".data/duoshi") => new("--data")
    {
        Description = "数据目录 data folder",
        DefaultValueFactory = _ => byDefault,
        HelpName = "DIR",
    };

    public static Option<string?> Database() => new("--database")
    {
        Description = "PostgreSQL 连接串；缺省用数据目录中的 SQLite 文件 connection string of a PostgreSQL server; default: a SQLite file in the data folder",
        HelpName = "Host=…",
    };

    public static Option<string> Urls() => new("--urls")
    {
        Description = "监听地址 address to serve on",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
        HelpName = "URL",
    };

    public static Option<bool> Json() => new("--json") { Description = "机器可读输出 output for machines" };
}
