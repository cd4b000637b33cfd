namespace Appwacht.Client;

/// <summary><c>…/uitgaand</c>.</summary>
public sealed class UitgaandClient
{
    private readonly ApiCaller caller;

    internal UitgaandClient(ApiCaller caller) => this.caller = caller;

    /// <summary>What goes out, oldest first.</summary>
    /// <param name="status">Only what is <c>waiting</c>, <c>sent</c> or <c>given-up</c>.</param>
    /// <param name="soort">Only of this kind.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<Uitgaand> Alle(string? status = null, string? soort = null, CancellationToken cancel = default) =>
        caller.GetAll(ApiCaller.With("uitgaand", ("status", status), ("soort", soort), ("aantal", "200")), WireJson.Default.PaginaUitgaand, cancel);

    /// <summary>How much.</summary>
    public IAsyncEnumerable<Uitgaandtelling> Tel(CancellationToken cancel = default) => caller.GetAll("uitgaand/_tel", WireJson.Default.PaginaUitgaandtelling, cancel);

    /// <summary>Tries again what was given up or waits.</summary>
    public async Task<Uitgaand> Opnieuw(int nummer, CancellationToken cancel = default) =>
        (await caller.Post($"uitgaand/{nummer}/_opnieuw", WireJson.Default.Uitgaand, null, cancel)).Value;

    /// <summary>Gives it up.</summary>
    public async Task<Uitgaand> GeefOp(int nummer, CancellationToken cancel = default) =>
        (await caller.Post($"uitgaand/{nummer}/_opgeven", WireJson.Default.Uitgaand, null, cancel)).Value;
}
