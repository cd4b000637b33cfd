namespace Appwacht.Client;

/// <summary><c>…/meldingen</c> and <c>…/mijn-toestellen/{nummer}/meldingen</c>.</summary>
public sealed class MeldingenClient
{
    private readonly ApiCaller caller;

    internal MeldingenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>All reports.</summary>
    /// <param name="status">Only those that stand there: <c>open</c> or <c>answered</c>.</param>
    /// <param name="cancel">Gives up.</param>
    public IAsyncEnumerable<Melding> Alle(string? status = null, bool? dringend = null, CancellationToken cancel = default) => caller.GetAll(ApiCaller.With("meldingen", ("status", status), ("dringend", dringend is { } urgent ? (urgent ? "true" : "false") : null)), WireJson.Default.PaginaMelding, cancel);

    /// <summary>One of them.</summary>
    public Task<Versioned<Melding>> Een(int nummer, CancellationToken cancel = default) => caller.GetVersioned($"meldingen/{nummer}", WireJson.Default.Melding, cancel);

    /// <summary>Reports that something known of a device of the caller is not right, or that the device is lost or stolen.</summary>
    public Task<Versioned<Melding>> Meld(int toestel, NieuweMelding melding, CancellationToken cancel = default) =>
        caller.Post($"mijn-toestellen/{toestel}/meldingen", melding, WireJson.Default.NieuweMelding, WireJson.Default.Melding, null, cancel);

    /// <summary>Answers one as it was seen.</summary>
    public Task<Versioned<Melding>> Beantwoord(Versioned<Melding> gezien, string antwoord, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Post($"meldingen/{gezien.Value.Nummer}/_antwoord", new(antwoord), WireJson.Default.MeldingAntwoord, WireJson.Default.Melding, gezien.Version, cancel);
    }
}
