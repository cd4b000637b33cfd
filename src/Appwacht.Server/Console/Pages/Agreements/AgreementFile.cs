using System.Text;
using Appwacht.Core.Processing;
using Appwacht.Server.Access;
using Appwacht.Server.Api;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Console.Pages.Agreements;

/// <summary>Files of agreements, all to keep and none to be shown by a browser: the copies of who signed, and scans of paper.</summary>
internal static class AgreementFile
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/organisaties/{organisatie}/mijn-overeenkomst/{nummer:int}/overeenkomst.html", async (Caller caller, ProcessingLog log, ServerKeys keys, int nummer, CancellationToken cancel) =>
            await MijnBruikleenovereenkomstEndpoints.CopyOf(caller, log, keys, nummer, cancel) is { } copy
                ? Results.File(Encoding.UTF8.GetBytes(copy.ToPage(caller.Organisation.Name)), "text/html; charset=utf-8", $"overeenkomst-{nummer}.html") : Problems.NotFound()).Needs(Right.SeeOwnDevices).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/mijn-overeenkomst/{nummer:int}/overeenkomst.json", async (Caller caller, ProcessingLog log, ServerKeys keys, int nummer, CancellationToken cancel) =>
            await MijnBruikleenovereenkomstEndpoints.CopyOf(caller, log, keys, nummer, cancel) is { } copy
                ? Results.File(copy.Sealed.ToJson(), "application/json", $"overeenkomst-{nummer}.json") : Problems.NotFound()).Needs(Right.SeeOwnDevices).ExcludeFromDescription();
        app.MapGet("/organisaties/{organisatie}/bruikleners/{nummer:int}/scans/{akkoord:int}", BruiklenerEndpoints.Scan).Needs(Right.HandleAgreements).ExcludeFromDescription();
    }
}
