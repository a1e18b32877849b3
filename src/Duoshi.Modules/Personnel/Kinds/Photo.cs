using Duoshi.Core.Timelines;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Personnel.Kinds;

/// <summary>The portrait photo (A57), under the cipher.</summary>
[FactKind("photo", "照片", "Photo", SubjectKind.Person, FactShape.State, InformationSet = "A57", Order = 90, Class = FieldClass.Personal)]
internal sealed class Photo : Fact
{
    [Field("照片", "Picture", Encrypted = true)]
    public byte[]? Picture { get; set; }

    [Field("图像类型", "Media type", Max = 40)]
    public string? MediaType { get; set; }
}
