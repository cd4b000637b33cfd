namespace Appwacht.Client;

/// <summary><c>…/apps</c>, <c>…/partijen</c> and <c>…/landenlijsten</c>.</summary>
public sealed class RegisterClient
{
    private readonly ApiCaller caller;

    internal RegisterClient(ApiCaller caller) => this.caller = caller;

    /// <summary>Apps with the text in a name, an identifier or a publisher; all when there is none.</summary>
    public IAsyncEnumerable<App> Apps(string? zoek = null, CancellationToken cancel = default) => caller.GetAll(ApiCaller.With("apps", ("zoek", zoek)), WireJson.Default.PaginaApp, cancel);

    /// <summary>Everything about one app.</summary>
    /// <param name="naam">Its permanent short name.</param>
    /// <param name="op">On which day; today when none is given.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<AppInzage> App(string naam, DateOnly? op = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(naam);
        return caller.Get(ApiCaller.With($"apps/{Uri.EscapeDataString(naam)}", ("op", op is { } day ? $"{day:O}" : null)), WireJson.Default.AppInzage, cancel);
    }

    /// <summary>Parties with the text in their name; all when there is none.</summary>
    public IAsyncEnumerable<Partij> Partijen(string? zoek = null, CancellationToken cancel = default) => caller.GetAll(ApiCaller.With("partijen", ("zoek", zoek)), WireJson.Default.PaginaPartij, cancel);

    /// <summary>One party.</summary>
    public Task<Partij> Partij(string naam, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(naam);
        return caller.Get($"partijen/{Uri.EscapeDataString(naam)}", WireJson.Default.Partij, cancel);
    }

    /// <summary>The country lists.</summary>
    public IAsyncEnumerable<Landenlijst> Landenlijsten(CancellationToken cancel = default) => caller.GetAll("landenlijsten", WireJson.Default.PaginaLandenlijst, cancel);

    /// <summary>One country list.</summary>
    public Task<Landenlijst> Landenlijst(string naam, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(naam);
        return caller.Get($"landenlijsten/{Uri.EscapeDataString(naam)}", WireJson.Default.Landenlijst, cancel);
    }
}
