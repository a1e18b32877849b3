using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Tests.Infrastructure;
using Microsoft.EntityFrameworkCore;

namespace Duoshi.Modules.Tests.Platform;

public class TestDatabaseTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_person_written_is_a_person_read(Provider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var office = await database.OfficeAsync("示范市人民检察院");
        var person = await database.PersonAsync("张三", office);

        await using var db = await database.OpenAsync();
        var identity = await db.Set<Identity>().At(new DateOnly(2026, 7, 1), Known.Now).SingleAsync(i => i.SubjectId == person);
        Assert.Equal("张三", identity.Name);
        var post = await db.Set<Appointment>().At(new DateOnly(2026, 7, 1), Known.Now).SingleAsync(a => a.SubjectId == person);
        Assert.Equal(office, post.OfficeId);
    }
}
