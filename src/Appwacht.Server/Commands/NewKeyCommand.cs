using System.CommandLine;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Organisations;
using Appwacht.Server.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Commands;

/// <summary>
/// <c>organisation new-key</c>: another key signs checkpoints from now on. It is the server's, so it is new for every organisation. A server that
/// runs takes it up with its next checkpoint.
/// </summary>
internal static class NewKeyCommand
{
    public static Command Create(PlaceOptions place, TimeProvider clock) => new Command("new-key", "Signs checkpoints of audit trails with a new key from now on; the old key signs the new one").Does(async (given, cancel) =>
    {
        var databases = await place.Open(given, cancel);
        var keys = new ServerKeys(place.Settings(given).Settings);
        await using var directory = databases.OpenDirectory();
        var organisations = await directory.Organisations.AsNoTracking().Select(organisation => organisation.Id).ToListAsync(cancel);
        var wrong = new List<string>();
        foreach (var organisation in organisations)
        {
            if (await LastOfTheOld(databases, organisation, keys, clock, cancel) is Outcome<StoredCheckpoint>.Refused refused)
                wrong.AddRange(refused.Why.Select(why => $"{organisation}: {why.Message.En}"));
        }

        if (wrong.Count > 0)
            return given.Refuse([.. wrong]);
        var id = keys.Rotate();
        foreach (var organisation in organisations)
        {
            await using var db = databases.Open(organisation);
            new AuditTrail(db, Actor.Operator, clock).Record("trail.key-renewed", $"key:{id}");
            await db.SaveChangesAsync(cancel);
        }

        given.InvocationConfiguration.Output.WriteLine($"Checkpoints are signed with {id} from now on. Give its public half to whoever verifies trails.");
        return 0;
    });

    /// <summary>Everything so far is covered by the old key, so that nothing is left that only the new one vouches for.</summary>
    private static async Task<Outcome<StoredCheckpoint>> LastOfTheOld(IDatabases databases, OrganisationId organisation, ServerKeys keys, TimeProvider clock, CancellationToken cancel)
    {
        await using var db = databases.Open(organisation);
        var before = keys.TrailKeys();
        using var old = before.Current;
        return await new MakeCheckpoint(db, before, clock).Handle(cancel);
    }
}
