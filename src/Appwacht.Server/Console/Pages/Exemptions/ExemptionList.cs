using Appwacht.Core.Catalogue;
using Appwacht.Core.Exemptions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Exemptions;

/// <summary>The exemptions that somebody looks for, the newest first.</summary>
/// <param name="State">Where they stand; every state when empty.</param>
/// <param name="App">For which app; every app when empty.</param>
internal sealed record ExemptionList(string? State, string? App)
{
    /// <summary>The one that is no state of its own: it holds, and ends within <see cref="EndingExemptions.NoticeDays"/> days.</summary>
    public const string Ending = "eindigt";

    private static readonly string[] Stored = ["aangevraagd", "geadviseerd", "goedgekeurd", "geweigerd", "ingetrokken"];

    /// <summary>The states, as they stand in addresses.</summary>
    public static IReadOnlyList<string> States { get; } = [.. Stored, Ending];

    /// <summary>The list of an address.</summary>
    public static ExemptionList Of(IQueryCollection query) => new(query["stand"], query["app"]);

    /// <summary>Finds them.</summary>
    /// <param name="register">Among which.</param>
    /// <param name="catalogue">The names of apps.</param>
    /// <param name="today">The day.</param>
    public IQueryable<ExemptionCase> In(IQueryable<ExemptionCase> register, AppCatalogue catalogue, DateOnly today)
    {
        var asked = register.AsNoTracking();
        if (Array.IndexOf(Stored, State) is >= 0 and var at)
        {
            var state = (ExemptionState)at;
            asked = asked.Where(exemption => exemption.State == state);
        }
        else if (State is Ending)
        {
            asked = asked.EndingSoon(today);
        }

        if (App?.Trim() is { Length: > 0 } named)
        {
            var app = NamedApp.Find(named, catalogue.Register) ?? named;
            asked = asked.Where(exemption => exemption.App == app);
        }

        return asked.OrderByDescending(exemption => Math.Abs(exemption.Number));
    }
}
