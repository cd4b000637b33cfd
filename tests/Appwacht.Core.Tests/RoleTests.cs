namespace Appwacht.Core.Tests;

public class RoleTests
{
    [Fact]
    public void Every_role_is_read_as_it_is_written_and_nothing_else_is() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Equal((role, null), (Roles.Parse(role.Name()), Roles.Parse(role.Name().ToUpperInvariant()))));
}
