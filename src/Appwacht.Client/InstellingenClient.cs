namespace Appwacht.Client;

/// <summary><c>…/instellingen</c>.</summary>
public sealed class InstellingenClient
{
    private readonly ApiCaller caller;

    internal InstellingenClient(ApiCaller caller) => this.caller = caller;

    /// <summary>How the organisation enforces.</summary>
    public Task<Versioned<Handhavingsinstelling>> Handhaving(CancellationToken cancel = default) => caller.GetVersioned("instellingen/handhaving", WireJson.Default.Handhavingsinstelling, cancel);

    /// <summary>Sets it, in the place of what was seen.</summary>
    public Task<Versioned<Handhavingsinstelling>> Wijzig(Versioned<Handhavingsinstelling> gezien, Handhavingsinstelling wens, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(gezien);
        return caller.Put("instellingen/handhaving", wens, WireJson.Default.Handhavingsinstelling, WireJson.Default.Handhavingsinstelling, gezien.Version, cancel);
    }
}
