using Duoshi.Modules.Platform.Access;
using Duoshi.Modules.Platform.Facts;

namespace Duoshi.Modules.Tests.Access;

public class PolicyTests
{
    [Fact]
    public void A_role_without_a_row_may_nothing()
    {
        var actor = new Actor(7, "无行", null, [new ActorGrant((Role)200, "")]);

        Assert.DoesNotContain(Enum.GetValues<Permission>(), actor.May);
        Assert.Null(actor.ReadableClass("1.", null, isSelf: false));
    }

    [Fact]
    public void Nobody_may_anything() => Assert.DoesNotContain(Enum.GetValues<Permission>(), Actor.Nobody.May);

    [Fact]
    public void Every_permission_has_a_role() =>
        Assert.Empty(Enum.GetValues<Permission>().Except(Policy.Rows.Select(r => r.Permission)));

    [Fact]
    public void Every_role_and_permission_has_a_name_in_both_languages()
    {
        IEnumerable<string> Names() => Enum.GetValues<Role>().Select(r => r.Name()).Concat(Enum.GetValues<Permission>().Select(p => p.Name()));
        static bool IsChinese(string name) => name.Any(c => c is >= '\u4e00' and <= '\u9fff');

        System.Globalization.CultureInfo.CurrentUICulture = new("zh-CN");
        Assert.All(Names(), name => Assert.True(IsChinese(name), name));
        System.Globalization.CultureInfo.CurrentUICulture = new("en");
        Assert.All(Names(), name => Assert.False(IsChinese(name), name));
    }

    [Theory]
    [InlineData(Role.SystemAdministrator)]
    [InlineData(Role.SecurityAdministrator)]
    [InlineData(Role.AuditAdministrator)]
    public void An_administrator_reads_no_record(Role role)
    {
        var actor = new Actor(7, "三员", null, [new ActorGrant(role, "")]);

        Assert.Null(actor.ReadableClass("1.2.", "04", isSelf: false));
        Assert.False(actor.May(Permission.PersonCardRead));
        Assert.False(actor.May(Permission.PersonRead));
    }

    [Fact]
    public void The_three_administrators_share_no_permission_but_reading_the_policy()
    {
        var shared = Enum.GetValues<Permission>().Where(p =>
            new[] { Role.SystemAdministrator, Role.SecurityAdministrator, Role.AuditAdministrator }.Count(r => Policy.Allows(r, p)) > 1);

        Assert.Equal([Permission.PolicyRead], shared);
    }

    [Theory]
    [InlineData("04", FieldClass.Dossier)] // managed by the county: the clerk keeps the file
    [InlineData("03", FieldClass.Internal)] // the county's own chief, managed by the city
    [InlineData("02", FieldClass.Internal)]
    [InlineData("01", FieldClass.Internal)]
    [InlineData(null, FieldClass.Dossier)]
    public void A_county_clerk_reads_no_dossier_of_people_managed_above_the_county(string? authority, FieldClass readable)
    {
        var clerk = new Actor(7, "县院", null, [new ActorGrant(Role.HrClerk, "1.2.3.", HighestAuthority: "04")]);

        Assert.Equal(readable, clerk.ReadableClass("1.2.3.", authority, isSelf: false));
    }

    [Fact]
    public void A_grant_for_a_line_opens_its_people_and_never_the_office()
    {
        var line = new Actor(7, "省院条线", null, [new ActorGrant(Role.HrChief, "1.", Line: "03")]);

        Assert.True(line.May(Permission.FactInsert));
        Assert.False(line.May(Permission.FactInsert, "1.2."));
        Assert.False(line.May(Permission.OrganisationChange, "1.2."));
        Assert.True(line.May(Permission.OrganisationRead, "1.2."));
        Assert.Empty(line.Scope(Permission.PersonRead));
        Assert.Null(line.ReadableClass("1.2.", "04", isSelf: false));
        Assert.True(line.ForLine("03").May(Permission.FactInsert, "1.2."));
        Assert.Equal(FieldClass.Dossier, line.ForLine("03").ReadableClass("1.2.", "04", isSelf: false));
        Assert.Null(line.ForLine("04").ReadableClass("1.2.", "04", isSelf: false));
        Assert.Null(line.ForLine(null).ReadableClass("1.2.", "04", isSelf: false));
    }

    [Fact]
    public void Nobody_reads_people_of_an_office_next_door()
    {
        var clerk = new Actor(7, "县院", null, [new ActorGrant(Role.HrClerk, "1.2.3.")]);

        Assert.Null(clerk.ReadableClass("1.2.4.", "04", isSelf: false));
        Assert.Null(clerk.ReadableClass("1.2.33.", "04", isSelf: false));
        Assert.Null(clerk.ReadableClass(null, "04", isSelf: false));
    }

    [Fact]
    public void The_own_record_is_read_but_never_the_dossier_side()
    {
        var staff = new Actor(7, "本人", 501, [new ActorGrant(Role.StaffMember, "1.")]);

        Assert.Equal(FieldClass.Sensitive, staff.ReadableClass("1.2.3.", "01", isSelf: true));
    }

    [Fact]
    public void A_scope_inside_another_adds_nothing()
    {
        var actor = new Actor(7, "两级", null, [new ActorGrant(Role.HrClerk, "1.2."), new ActorGrant(Role.HrClerk, "1.2.3."), new ActorGrant(Role.HrClerk, "1.5.")]);

        Assert.Equal(["1.2.", "1.5."], actor.Scope(Permission.PersonRead));
    }
}
