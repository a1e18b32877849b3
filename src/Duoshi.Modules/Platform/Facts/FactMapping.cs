using Duoshi.Core.Time;
using Duoshi.Modules.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Duoshi.Modules.Platform.Facts;

/// <summary>Maps a fact kind to its table: typed columns, the checks and indexes every fact table has, and the cipher.</summary>
internal sealed class FactMapping(FieldCipher cipher, bool postgres)
{
    private const string Stands = "superseded_by = 9223372036854775807";

    public void Map<T>(ModelBuilder model, FactKind kind)
        where T : Fact
    {
        var subject = kind.Subject switch
        {
            SubjectKind.Person => "person_id",
            SubjectKind.Office => "office_id",
            SubjectKind.Department => "department_id",
            _ => "position_id",
        };
        var name = kind.Table;
        model.Entity<T>(entity =>
        {
            entity.ToTable(name, table => table.HasCheckConstraint($"ck_{name}_dates", "valid_from <= valid_to"));
            entity.HasKey(f => f.Id);
            entity.Property(f => f.Id).ValueGeneratedNever();
            // A field may itself be called person, office …: then the subject's column says what it is.
            var taken = kind.Fields.Any(f => string.Equals(f.Key + "_id", subject, StringComparison.Ordinal) || Snake(f.Key) == subject);
            entity.Property(f => f.SubjectId).HasColumnName(taken ? "subject_id" : subject);
            entity.Property(f => f.FromPrecision).HasConversion<short>();
            entity.Property(f => f.ToPrecision).HasConversion<short>();
            entity.HasIndex(f => new { f.SubjectId, f.ValidFrom }).HasDatabaseName($"ix_{name}_subject");
            entity.HasIndex(f => f.RecordedBy).HasDatabaseName($"ix_{name}_recorded");
            entity.HasIndex(f => new { f.FactId, f.ValidFrom, f.DayOrder })
                .IsUnique().HasFilter($"{Stands} and slot is null").HasDatabaseName($"ux_{name}_fact");
            entity.HasIndex(f => new { f.SubjectId, f.Slot, f.ValidFrom, f.DayOrder })
                .IsUnique().HasFilter($"{Stands} and slot is not null").HasDatabaseName($"ux_{name}_slot");
            foreach (var field in kind.Fields)
            {
                var property = entity.Property(field.Property.Name);
                if (field.Encrypted)
                {
                    property.HasConversion(field.Type == FieldType.Bytes ? cipher.BytesConverter : cipher.TextConverter);
                    if (field.Type == FieldType.Bytes)
                    {
                        property.Metadata.SetValueComparer(new ArrayStructuralComparer<byte>());
                    }
                }
                else if (field.Type == FieldType.PartialDate)
                {
                    property.HasConversion(PartialDateConverter.Instance).HasMaxLength(10);
                    if (postgres)
                    {
                        property.UseCollation("C");
                    }
                }
                else if (field.Max > 0 && field.Type == FieldType.Text)
                {
                    // Twice the form's limit: an over-long value is a warning, never lost.
                    property.HasMaxLength(field.Max * 2);
                }
            }
        });
    }

    private static string Snake(string key) =>
        string.Concat(key.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}

/// <summary>Stores a partial date as sortable text: 1985, 1985-03 or 1985-03-14.</summary>
internal sealed class PartialDateConverter : ValueConverter<PartialDate, string>
{
    private PartialDateConverter()
        : base(d => ToText(d), s => FromText(s))
    {
    }

    public static PartialDateConverter Instance { get; } = new();

    public static string ToText(PartialDate date) => date.ToString().Replace('.', '-');

    public static PartialDate FromText(string text) =>
        PartialDate.TryParse(text, out var date) ? date : throw new FormatException($"'{text}' is no stored date.");
}
