using Microsoft.EntityFrameworkCore.Storage;

namespace Appwacht.Core;

/// <summary>A transaction in which an organisation is written by nobody else. What is not committed when it ends is undone.</summary>
/// <param name="transaction">The transaction.</param>
/// <param name="gate">What others in this process wait for; let go at the end.</param>
/// <param name="committed">Hears that it was committed.</param>
public sealed class WriteTurn(IDbContextTransaction transaction, SemaphoreSlim gate, Action committed) : IAsyncDisposable
{
    /// <summary>Makes everything that was written last.</summary>
    public async Task Commit(CancellationToken cancel)
    {
        await transaction.CommitAsync(cancel);
        committed();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await transaction.DisposeAsync();
        }
        finally
        {
            gate.Release();
        }
    }
}
