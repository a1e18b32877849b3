using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Personnel;

/// <summary>A person: a key and nothing that changes. Everything about the person is a dated fact.</summary>
internal sealed class Person
{
    public long Id { get; set; }

    /// <summary>The change that brought the person on the record.</summary>
    public long RecordedBy { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<Person>(e =>
    {
        e.ToTable("personnel_person");
        e.Property(p => p.Id).ValueGeneratedNever();
    });
}
