using Appwacht.Core;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;

namespace Appwacht.Server.Hosting;

/// <summary>
/// Loads the register and the fleets while the rest of the server starts, so that whoever asks first does not wait for what could have been done
/// meanwhile. Nobody waits for it here: what fails fails again for whoever asks, and is told then.
/// </summary>
internal sealed class FleetsAtStart(IServiceProvider services, IDatabases databases, IHostApplicationLifetime lifetime)
{
    /// <summary>Begins with the register, which is in no database.</summary>
    public void LoadRegister() => _ = Task.Run(services.GetRequiredService<ShippedCatalogue>);

    /// <summary>Goes on with what is in the databases, once they are ready.</summary>
    public void Load(IReadOnlyList<OrganisationId> organisations) => _ = Task.Run(async () =>
    {
        var workspaces = services.GetRequiredService<Workspaces>(); // not before: it waits for the register
        foreach (var organisation in organisations)
        {
            // The model is made beside it; all organisations have the same.
            await using var db = databases.Open(organisation);
            var model = Task.Run(() => db.Model);
            var workspace = await workspaces.Of(organisation, lifetime.ApplicationStopping);
            await model;
            await workspace.Now(db, lifetime.ApplicationStopping);
        }
    });
}
