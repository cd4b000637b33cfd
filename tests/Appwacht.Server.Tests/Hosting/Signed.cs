using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Server.Demo;

namespace Appwacht.Server.Tests.Hosting;

/// <summary>Typed clients of the fictional municipality.</summary>
internal static class Signed
{
    /// <summary>Somebody with some roles; the same roles are the same person.</summary>
    public static AppwachtClient Client(this RunningServer server, params Role[] roles) => new(server.As(roles), DemoOrganisation.Id.Value);

    /// <summary>A user of devices.</summary>
    public static AppwachtClient Employee(this RunningServer server, string person) => new(server.As($"user-{person}", person, Role.Employee.Name()), DemoOrganisation.Id.Value);
}
