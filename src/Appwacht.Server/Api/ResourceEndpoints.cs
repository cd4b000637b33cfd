namespace Appwacht.Server.Api;

/// <summary>All resources of an organisation that this server gives answers about.</summary>
internal static class ResourceEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        BeleidEndpoints.Map(organisation);
        WatAlsEndpoints.Map(organisation);
        UitzonderingEndpoints.Map(organisation);
        AppEndpoints.Map(organisation);
        PartijEndpoints.Map(organisation);
        LandenlijstEndpoints.Map(organisation);
        RegisterwijzigingEndpoints.Map(organisation);
        ToestelEndpoints.Map(organisation);
        BevindingEndpoints.Map(organisation);
        MijnToestelEndpoints.Map(organisation);
        CampagneEndpoints.Map(organisation);
        VooruitblikEndpoints.Map(organisation);
        UitgaandEndpoints.Map(organisation);
        MeerTijdEndpoints.Map(organisation);
        MeldingEndpoints.Map(organisation);
        BerichtsjabloonEndpoints.Map(organisation);
        WaarschuwingEndpoints.Map(organisation);
        HandhavingsinstellingEndpoints.Map(organisation);
        NoodtoegangEndpoints.Map(organisation);
        StukEndpoints.Map(organisation);
        BewijsdossierEndpoints.Map(organisation);
        BruikleenovereenkomstEndpoints.Map(organisation);
        BruiklenerEndpoints.Map(organisation);
        MijnBruikleenovereenkomstEndpoints.Map(organisation);
    }
}
