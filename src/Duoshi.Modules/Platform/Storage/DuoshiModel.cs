using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Duoshi.Modules.Platform.Storage;

/// <summary>What the model is built from: the modules, their kinds of fact, and the cipher of sensitive columns.</summary>
public sealed class DuoshiModel
{
    public DuoshiModel(IReadOnlyList<IModule> modules, FieldCipher cipher)
    {
        Modules = modules;
        Cipher = cipher;
        Kinds = new FactKinds(modules.SelectMany(m => m.FactKinds));
    }

    public IReadOnlyList<IModule> Modules { get; }

    public FieldCipher Cipher { get; }

    public FactKinds Kinds { get; }
}

/// <summary>Carries the <see cref="DuoshiModel"/> in the context's options; models of different ciphers are cached apart.</summary>
internal sealed class DuoshiModelExtension(DuoshiModel source) : IDbContextOptionsExtension
{
    public DuoshiModel Source => source;

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) =>
        services.AddSingleton<IModelCacheKeyFactory, ModelPerCipher>();

    public void Validate(IDbContextOptions options)
    {
    }

    private sealed class ExtensionInfo(DuoshiModelExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo)
        {
        }
    }

    private sealed class ModelPerCipher : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) =>
            (context.GetType(), ((DuoshiDb)context).Source.Cipher, designTime);
    }
}
