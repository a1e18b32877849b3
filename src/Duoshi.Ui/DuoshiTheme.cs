using MudBlazor;

namespace Duoshi.Ui;

/// <summary>检察蓝 on white, restrained red for Party building; fonts for Chinese first.</summary>
public static class DuoshiTheme
{
    private static readonly string[] Fonts =
        ["-apple-system", "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1b4f9c",
            PrimaryDarken = "#143d7a",
            Secondary = "#b3261e",
            Tertiary = "#8a6d1d",
            AppbarBackground = "#173f7d",
            AppbarText = "#ffffff",
            Background = "#f4f6fa",
            Surface = "#ffffff",
            DrawerBackground = "#ffffff",
            TextPrimary = "#1d2433",
            TextSecondary = "#4f5b70",
            LinesDefault = "#dde3ec",
            TableLines = "#e3e8f0",
            Divider = "#dde3ec",
            Success = "#1d6f42",
            Warning = "#8a5300",
            Error = "#b3261e",
            Info = "#1b5f9c",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8db8f5",
            PrimaryContrastText = "#0d1a2e",
            Secondary = "#f2a59f",
            Tertiary = "#e0c377",
            AppbarBackground = "#14233c",
            AppbarText = "#eef3fb",
            Background = "#0f1726",
            Surface = "#172236",
            DrawerBackground = "#141e30",
            TextPrimary = "#e8edf6",
            TextSecondary = "#b3c0d6",
            LinesDefault = "#2c3a54",
            TableLines = "#2c3a54",
            Divider = "#2c3a54",
            Success = "#7fd1a3",
            Warning = "#f0b866",
            Error = "#f5a29c",
            Info = "#8db8f5",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Fonts, FontSize = ".925rem", LineHeight = "1.6", LetterSpacing = "normal" },
            H1 = new H1Typography { FontSize = "1.5rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
            H2 = new H2Typography { FontSize = "1.2rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            H3 = new H3Typography { FontSize = "1.05rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
            Button = new ButtonTypography { TextTransform = "none", FontWeight = "500", LetterSpacing = "normal" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", DrawerWidthLeft = "232px", AppbarHeight = "56px" },
    };
}
