using System.Security.Cryptography;
using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Organisations;

/// <summary>Makes the first organisation of an empty installation, for whoever has the link that is shown on the machine itself.</summary>
public sealed class SetUp(IDatabases databases, TimeProvider clock) : IDisposable
{
    private static readonly Refusal NotValid = new("setup.link", "Deze link is verlopen, al gebruikt of niet juist.", "This link has expired, was used, or is not right.");

    private readonly SemaphoreSlim turn = new(1, 1);

    /// <summary>A new code, which makes the one before void; null when there is an organisation already. Only its hash is kept.</summary>
    public async Task<string?> NewCode(CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        directory.RemoveRange(await directory.SetupLinks.ToListAsync(cancel));
        var code = await IsEmpty(directory, cancel) ? RandomNumberGenerator.GetHexString(32, lowercase: true) : null;
        if (code is not null)
            directory.Add(SetupLink.For(code, clock.GetUtcNow()));
        await directory.SaveChangesAsync(cancel);
        return code;
    }

    /// <summary>Whether a code may be used now.</summary>
    public async Task<bool> Opens(string code, CancellationToken cancel)
    {
        await using var directory = databases.OpenDirectory();
        return await Find(directory, code, cancel) is not null;
    }

    /// <summary>Makes the organisation and uses the code up. A refused wish does not.</summary>
    public async Task<Outcome<Organisation>> Make(string code, FirstOrganisation wanted, IReadOnlyCollection<string> providers, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            await using var directory = databases.OpenDirectory();
            if (await Find(directory, code, cancel) is not { } link)
                return NotValid;
            if (wanted.WhyNot(providers) is { Count: > 0 } why)
                return why.ToArray();
            var made = new Organisation { Id = OrganisationId.Parse(wanted.Id), Name = wanted.Name.Trim(), CreatedAt = clock.GetUtcNow() };
            if (await directory.Organisations.AnyAsync(organisation => organisation.Id == made.Id, cancel))
                return new Refusal("organisation.exists", "Deze korte naam is al in gebruik.", "This short name is taken.", "id");

            // First the database: without an organisation in the directory it is nobody's, the other way round is an organisation without data.
            await databases.Create(made.Id, cancel);
            directory.Remove(link);
            directory.Add(made);
            directory.AddRange(wanted.Grants());
            try
            {
                await directory.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException) when (!IsThere(code))
            {
                // Another process on the same directory was first.
                return NotValid;
            }

            await using var db = databases.Open(made.Id);
            new AuditTrail(db, Actor.Operator, clock).Record("organisation.created", $"organisation:{made.Id}");
            await db.SaveChangesAsync(cancel);
            return made;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    /// <summary>The fictional municipality does not count: it may have been looked at before.</summary>
    private static async Task<bool> IsEmpty(DirectoryDb directory, CancellationToken cancel) => !await directory.Organisations.AnyAsync(organisation => !organisation.IsDemo, cancel);

    private async Task<SetupLink?> Find(DirectoryDb directory, string code, CancellationToken cancel) =>
        (await directory.SetupLinks.ToListAsync(cancel)).Find(link => link.Opens(code, clock.GetUtcNow())) is { } found && await IsEmpty(directory, cancel) ? found : null;

    private bool IsThere(string code)
    {
        using var directory = databases.OpenDirectory();
        return directory.SetupLinks.AsNoTracking().AsEnumerable().Any(link => link.Opens(code, clock.GetUtcNow()));
    }
}
