using Appwacht.Core;

namespace Appwacht.Server.Api.Conventions;

/// <summary>What to say when nothing more is known than a status: the router, the web server and the limits answer with a bare number.</summary>
internal static class StatusRefusals
{
    private static readonly Dictionary<int, Refusal> Known = new()
    {
        [400] = new("request.malformed", "Het verzoek kan niet worden gelezen.", "The request cannot be read."),
        [401] = new("access.not-signed-in", "U bent niet aangemeld.", "You are not signed in."),
        [403] = new("access.no-right", "Dit mag niet.", "This is not allowed."),
        [404] = new("access.not-found", "Dit is er niet, of niet voor u.", "This does not exist, or not for you."),
        [405] = new("request.method", "Dit kan hier niet; de kop `Allow` zegt wat wel kan.", "This cannot be done here; the header `Allow` says what can."),
        [406] = new("request.not-acceptable", "Geen van de vormen die u vraagt is er; vraag om `application/json`.", "None of the forms you ask for is available; ask for `application/json`."),
        [408] = new("request.too-slow", "Het verzoek kwam te langzaam binnen.", "The request came in too slowly."),
        [411] = new("request.length", "De lengte van het verzoek ontbreekt.", "The length of the request is missing."),
        [412] = new("change.stale", "Iemand anders heeft dit intussen gewijzigd; haal het opnieuw op.", "Somebody else has changed this in the meantime; get it again."),
        [413] = new("request.too-large", "Het verzoek is te groot.", "The request is too large."),
        [414] = new("request.address-too-long", "Het adres is te lang.", "The address is too long."),
        [415] = new("request.content-type", "Deze vorm wordt niet gelezen; stuur `application/json`, tenzij de beschrijving anders zegt.", "This form is not read; send `application/json` unless the description says otherwise."),
        [429] = new("limit.too-many", "U doet te veel verzoeken; wacht zo lang als `Retry-After` zegt.", "You make too many requests; wait as long as `Retry-After` says."),
        [431] = new("request.headers-too-large", "De koppen van het verzoek zijn te groot.", "The headers of the request are too large."),
        [500] = new("server.fault", "Er ging iets mis bij ons. Het is vastgelegd.", "Something went wrong on our side. It has been noted."),
        [503] = new("server.busy", "De server kan dit nu niet doen; probeer het straks opnieuw.", "The server cannot do this now; try again in a moment."),
    };

    /// <summary>The sentence that goes with a status.</summary>
    public static Refusal Of(int status) => Known.GetValueOrDefault(status) ?? Known[status < 500 ? 400 : 500];
}
