using System.Net;
using Appwacht.Cli.Inputs;
using Appwacht.Client;

namespace Appwacht.Cli.Commands;

/// <summary>Sends until everything is there. When the connection breaks or the server is busy it asks how far the import is, and goes on from there.</summary>
internal sealed class Resuming(Session session, ImportenClient imports)
{
    /// <summary>After so many tries in a row without a line more, it is not going to be better.</summary>
    private const int MostTries = 6;

    /// <summary>Sends it.</summary>
    /// <returns>How far the import is: at its end.</returns>
    /// <exception cref="ApiException">The server says no for a reason that does not pass.</exception>
    /// <exception cref="HttpRequestException">The server stayed away.</exception>
    public async Task<ImportStand> Send(IPushed pushed, ImportStand stand, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                if (tries > 1 && await imports.Een(stand.Nummer, cancel) is var known && known.Regels > stand.Regels)
                    (stand, tries) = (known, 1);
                return pushed.IsDone(stand) ? stand : await pushed.Send(imports, stand, cancel);
            }
            catch (Exception passing) when (tries < MostTries && Passes(passing))
            {
                var wait = TimeSpan.FromSeconds(1 << (tries - 1));
                session.Problems.WriteLine(session.Words.Say(
                    $"De verbinding brak af of de server is bezet; over {wait.TotalSeconds} s gaat het verder.", $"The connection broke or the server is busy; going on in {wait.TotalSeconds} s."));
                await Task.Delay(wait, session.Clock, cancel);
            }
        }
    }

    /// <summary>A cut, a server that is busy or starts again, and one that is still at the lines of the connection that broke.</summary>
    private static bool Passes(Exception why) => why switch
    {
        HttpRequestException or HttpIOException => true,
        ApiException refused => refused.Code is "import.broken-off" or "import.other-line"
            || refused.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout,
        _ => false,
    };
}
