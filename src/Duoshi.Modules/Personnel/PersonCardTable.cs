using Duoshi.Modules.Personnel.Contracts;
using Duoshi.Modules.Platform.Facts;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel;

/// <summary>Table and indexes of the person card.</summary>
internal static class PersonCardTable
{
    private const string Recent = "recent";

    public static void Map(ModelBuilder model, bool postgres) => model.Entity<PersonCard>(e =>
    {
        e.ToTable("personnel_card");
        e.Property(c => c.Id).ValueGeneratedNever();
        foreach (var date in new[] { nameof(PersonCard.Birth), nameof(PersonCard.WorkStart), nameof(PersonCard.PostSince), nameof(PersonCard.GradeSince), nameof(PersonCard.LevelSince) })
        {
            e.Property(date).HasConversion(PartialDateConverter.Instance);
        }

        if (postgres)
        {
            // Sort keys are compared by byte, so that both databases agree.
            foreach (var key in new[] { nameof(PersonCard.OfficePath), nameof(PersonCard.PinyinKey), nameof(PersonCard.StrokeKey), nameof(PersonCard.RosterKey), nameof(PersonCard.BirthKey), nameof(PersonCard.GradeKey) })
            {
                e.Property(key).UseCollation("C");
            }
        }

        e.HasIndex(c => new { c.PersonId, c.ValidFrom }).IsUnique();
        e.HasIndex(c => c.OfficePath);
        e.HasIndex(c => new { c.RosterKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.PinyinKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.StrokeKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.BirthKey, c.PinyinKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.GradeKey, c.RosterKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.OfficePath, c.PinyinKey, c.PersonId }).HasFilter(Recent);
        e.HasIndex(c => new { c.OfficePath, c.RosterKey, c.PersonId }).HasFilter(Recent);
    });
}
