using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Platform.Accounts;

/// <summary>Tables of accounts, grants, tokens, tries, settings and protection keys.</summary>
internal static class AccountTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<Account>(e =>
        {
            e.ToTable("platform_account");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.Property(a => a.UserName).HasMaxLength(64);
            e.Property(a => a.NormalizedUserName).HasMaxLength(64);
            e.Property(a => a.DisplayName).HasMaxLength(64);
            e.Property(a => a.Language).HasMaxLength(10);
            e.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            e.HasIndex(a => a.NormalizedUserName).IsUnique();
            e.HasIndex(a => a.PersonId);
        });
        model.Entity<Grant>(e =>
        {
            e.ToTable("platform_grant");
            e.Property(g => g.Id).ValueGeneratedNever();
            e.HasIndex(g => g.AccountId);
            e.HasIndex(g => g.OfficeId);
            e.HasOne<Account>().WithMany().HasForeignKey(g => g.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ApiToken>(e =>
        {
            e.ToTable("platform_token");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Name).HasMaxLength(64);
            e.HasIndex(t => t.Digest).IsUnique();
            e.HasIndex(t => t.AccountId);
            e.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<SignInTries>(e =>
        {
            e.ToTable("platform_sign_in_tries");
            e.HasKey(t => t.Key);
            e.Property(t => t.Key).HasMaxLength(40);
            e.HasIndex(t => t.LastAt);
        });
        model.Entity<Setting>(e =>
        {
            e.ToTable("platform_setting");
            e.HasKey(s => s.Key);
            e.Property(s => s.Key).HasMaxLength(80);
        });
        model.Entity<ProtectionKey>(e =>
        {
            e.ToTable("platform_protection_key");
            e.Property(k => k.Id).ValueGeneratedNever();
        });
    }
}
