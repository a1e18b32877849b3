using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Platform.Jobs;

/// <summary>Where a job stands, in words.</summary>
internal static class JobStates
{
    public static string Name(JobState state) => state switch
    {
        JobState.Waiting => T("等待", "waiting"),
        JobState.Running => T("进行中", "running"),
        JobState.Done => T("完成", "done"),
        JobState.Cancelled => T("已取消", "cancelled"),
        _ => T("失败", "failed"),
    };
}
