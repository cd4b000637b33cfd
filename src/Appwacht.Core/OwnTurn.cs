namespace Appwacht.Core;

/// <summary>Work that must be done in one turn.</summary>
internal static class OwnTurn
{
    /// <summary>Does it in the turn that the caller began, or in one of its own.</summary>
    public static async Task<T> InTurn<T>(this OrganisationDb db, Func<Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
            return await work();
        await using var turn = await db.BeginTurn(cancel);
        var result = await work();
        await turn.Commit(cancel);
        return result;
    }
}
