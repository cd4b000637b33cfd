using Appwacht.Core;
using Appwacht.Core.Enforcement.Losses;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Server.Hosting;
using Appwacht.Server.Outgoing;

namespace Appwacht.Server.Demo;

/// <summary>What a demonstration has in the place of the world outside: a clock that can be put forward, devices, and people who read their mail.</summary>
internal static class DemoServices
{
    /// <summary>Puts it in the place of what is there without a demonstration.</summary>
    public static void Add(IServiceCollection services, ServerSettings settings, TimeProvider clock)
    {
        settings.Addresses.TryAdd(DemoOrganisation.Id.Value, new()
        {
            Pattern = "{id}@voorbeeld.example",
            Roles = ReportLoss.Told.ToDictionary(Roles.Name, role => $"{role.Name()}@voorbeeld.example"),
        });
        services.AddSingleton(new DemoClock(clock, settings.Data)).AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>());
        services.AddSingleton<DemoManagement>().AddSingleton<IManagementSystem>(provider => provider.GetRequiredService<DemoManagement>());
        services.AddSingleton<IPostbox>(provider => new DemoPostbox(Outlets.PostboxOf(provider), provider.GetRequiredService<DemoManagement>()));
        services.AddSingleton<DemoPlay>();
    }
}
