namespace Duoshi.Modules.Personnel.Narratives;

/// <summary>Takes a line of a resume apart into office, department and post, as a proposal that a person looks over.</summary>
internal static class CareerText
{
    private static readonly string[] Offices = ["人民检察院", "检察院", "分院", "人民法院", "人民政府", "委员会", "办公厅", "学院", "大学", "中学", "公司", "政法委", "局", "厅"];
    private static readonly string[] Departments = ["部", "处", "科", "室", "组", "队", "局", "中心"];

    public static (string Office, string Department, string Post) Split(string text)
    {
        var first = text.Split(['，', ',', '；', ';', '（', '('], 2)[0].Trim();
        var office = End(first, Offices);
        var rest = first[office..];
        var department = End(rest, Departments);
        return department == rest.Length || rest.Length == 0 ? (first[..office], "", rest) : (first[..office], rest[..department], rest[department..]);
    }

    /// <summary>Where the last of the words ends; 0 when none is there, or nothing would be left. 科长 and 科员 are people, not departments.</summary>
    private static int End(string text, string[] words)
    {
        for (var end = text.Length - 1; end > 0; end--)
        {
            if (text[end] is not ('长' or '员') && words.Any(w => text.AsSpan(0, end).EndsWith(w, StringComparison.Ordinal)))
            {
                return end;
            }
        }

        return 0;
    }
}
