using System.Text.Json;
using Duoshi.Core.Time;
using Duoshi.Modules.Personnel.Kinds;
using Duoshi.Modules.Personnel.Records;
using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;
using Duoshi.Modules.Platform.Outcomes;
using Duoshi.Modules.Tests.Infrastructure;

namespace Duoshi.Modules.Tests.Personnel;

/// <summary>What is above a reader's class is absent from every way of reading: values, heads, history, kinds.</summary>
[InChinese]
public class FieldClassTests
{
    public static TheoryData<Provider, Role, FieldClass> Roles
    {
        get
        {
            var data = new TheoryData<Provider, Role, FieldClass>();
            foreach (var provider in new[] { Provider.Sqlite, Provider.Postgres })
            {
                data.Add(provider, Role.HrClerk, FieldClass.Dossier);
                data.Add(provider, Role.HrChief, FieldClass.Dossier);
                data.Add(provider, Role.Leader, FieldClass.Personal);
                data.Add(provider, Role.SupervisionOfficer, FieldClass.Internal);
                data.Add(provider, Role.StaffMember, FieldClass.Public);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_reads_the_fields_up_to_its_class_and_no_trace_of_the_others(Provider provider, Role role, FieldClass readable)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var person = await PersonWithEverythingAsync(here);
        var actor = await here.ActorAsync(role, here.North);
        var record = (await here.ReadAsync(actor, person, allDays: true)).Value;

        Assert.Equal(TestDatabase.Kinds.Of(SubjectKind.Person).Where(k => k.Class <= readable).Select(k => k.Key), record.Kinds.Select(k => k.Key));
        foreach (var view in record.Kinds)
        {
            var kind = TestDatabase.Kinds.Find(view.Key)!;
            Assert.All(view.Fields, f => Assert.True(kind.Field(f.Key).Class <= readable));
            Assert.All(view.Rows.SelectMany(r => r.Values.Keys), f => Assert.True(kind.Field(f).Class <= readable));
        }

        AssertNoTrace(JsonSerializer.Serialize(record, Plain), readable);
        var history = await here.AsAsync<PersonHistory, Outcome<IReadOnlyList<HistoryEntry>>>(actor, s => s.RunAsync(person, null, default));
        if (history.Refusal is null)
        {
            AssertNoTrace(JsonSerializer.Serialize(history.Value, Plain), readable);
        }
        else
        {
            Assert.True(history.Refusal.Status is 403 or 404);
        }
    }

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    [InlineData(Role.AuditAdministrator)]
    public async Task An_administrator_reads_nobody(Role role)
    {
        await using var here = await SmallProvince.CreateAsync(Provider.Sqlite);
        var person = await PersonWithEverythingAsync(here);
        var actor = await here.ActorAsync(role, here.Top);
        Assert.Equal(404, (await here.ReadAsync(actor, person)).Refusal?.Status);
        Assert.Equal(403, (await here.ListAsync(actor, new())).Refusal?.Status);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task A_county_clerk_reads_nothing_of_the_dossier_of_the_own_chief_who_is_managed_above(Provider provider)
    {
        await using var here = await SmallProvince.CreateAsync(provider);
        var chief = await PersonWithEverythingAsync(here);
        await here.Data.WriteAsync(TestDatabase.Insert<ManagedBy>(chief, TestDatabase.LongAgo, 1, (nameof(ManagedBy.Authority), "03")));
        var record = (await here.ReadAsync(await here.ActorAsync(Role.HrClerk, here.North, authority: "04"), chief, allDays: true)).Value;
        Assert.Equal(FieldClass.Internal, record.Readable);
        AssertNoTrace(JsonSerializer.Serialize(record, Plain), FieldClass.Internal);
    }

    private static JsonSerializerOptions Plain { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static void AssertNoTrace(string json, FieldClass readable)
    {
        foreach (var (text, needed) in new[]
        {
            ("13800001111", FieldClass.Sensitive), ("慢性胃炎", FieldClass.Sensitive), ("1236", FieldClass.Sensitive), ("李某妻", FieldClass.Sensitive),
            ("优秀公诉人简历", FieldClass.Personal), ("违反工作纪律", FieldClass.Dossier), ("BX0042", FieldClass.Internal), ("1985", FieldClass.Internal),
        })
        {
            Assert.True(json.Contains(text, StringComparison.Ordinal) == (readable >= needed), $"{text} at {readable}");
        }

        // Nobody gets the whole identity number from a record.
        Assert.DoesNotContain("510107198503141236", json, StringComparison.Ordinal);
    }

    private static async Task<long> PersonWithEverythingAsync(SmallProvince here)
    {
        var person = await here.Data.PersonAsync("张三", here.North, "检察长", identityNumber: "510107198503141236");
        var day = TestDatabase.LongAgo;
        await here.Data.WriteAsync(
            TestDatabase.Insert<Identity>(person, DateOnly.MinValue, 1, (nameof(Identity.Health), "慢性胃炎")),
            TestDatabase.Insert<Contact>(person, day, 1, (nameof(Contact.Mobile), "13800001111")),
            TestDatabase.Insert<FamilyMember>(person, day, null, (nameof(FamilyMember.Relation), "妻子"), (nameof(FamilyMember.Name), "李某妻")),
            TestDatabase.Insert<Resume>(person, day, 1, (nameof(Resume.Text), "优秀公诉人简历")),
            TestDatabase.Insert<Sanction>(person, day, null, (nameof(Sanction.Kind), Core.Codes.CodeTables.Get("sanction-duoshi").Entries[0].Code), (nameof(Sanction.Ground), "违反工作纪律")),
            TestDatabase.Insert<StaffNumber>(person, day, 1, (nameof(StaffNumber.Number), "BX0042"), (nameof(StaffNumber.IssuingOfficeId), here.North)));
        return person;
    }
}
