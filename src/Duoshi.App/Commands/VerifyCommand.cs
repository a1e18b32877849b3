using Duoshi.Modules.Organisation.Tree;
using Duoshi.Modules.Personnel.Cards;
using Duoshi.Modules.Platform.Storage;
using Duoshi.Ui.Language;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.App.Commands;

/// <summary><c>duoshi verify</c>: makes the read models anew from the facts and compares them with those stored.</summary>
internal static class VerifyCommand
{
    public static System.CommandLine.Command Create(IShell shell)
    {
        var verb = new RecordVerb("verify", "核对派生数据与记录 compare read models with the facts");
        return verb.Does(shell, async (asked, services, ct) =>
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<DuoshiDb>>().CreateDbContextAsync(ct);
            var offices = await OrganisationTree.DifferencesAsync(db, ct);
            var people = await services.GetRequiredService<CardCheck>().DifferencesAsync(null, ct);
            var whole = offices.Count == 0 && people.Count == 0;
            var words = whole
                ? Words.T("派生数据与记录一致。", "Read models agree with the facts.")
                : Words.T($"不一致：{offices.Count} 个院，{people.Count} 人。", $"They differ: {offices.Count} offices, {people.Count} people.");
            return await Report.SayAsync(shell, asked.Json, new { offices, people }, words, whole ? Exit.Done : Exit.Refused);
        });
    }
}
