using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Ledger;
using static Duoshi.Ui.Language.Words;

namespace Duoshi.Modules.Personnel.Pages;

/// <summary>On what a change rests, in words.</summary>
internal static class BasisWords
{
    public static string Of(SourceView source) =>
        string.Join(" · ", new[] { Of(source.Basis), source.DocumentNumber, source.Reason }.Where(t => !string.IsNullOrEmpty(t)));

    public static string Of(Basis basis) => basis switch
    {
        Basis.Import => T("导入", "Import"),
        Basis.Correction => T("更正", "Correction"),
        Basis.Decision => T("决定", "Decision"),
        Basis.Withdrawal => T("撤回", "Withdrawal"),
        Basis.Registration => T("补录登记", "Registration"),
        _ => T("建库", "Set-up"),
    };
}
