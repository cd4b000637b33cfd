using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Benchmarks.Peers;

/// <summary>The question of the benchmark in SQL, for whoever speaks it.</summary>
internal static class StarJoin
{
    private const string Listed = "a.country IN ('CN', 'RU', 'IR', 'KP')";

    /// <summary>3 is denied, 2 is to vet, 0 is allowed; the strongest of a device is its state.</summary>
    private const string Judged = $"""
        SELECT i.device AS device, d.person AS person, a.country AS country, x.app AS exempt, CASE
            WHEN x.app IS NOT NULL THEN 0
            WHEN {Listed} AND a.presumed = 0 THEN 3
            WHEN a.category IN ('fitness', 'dating') AND d.tier IN ('elevated', 'high') THEN 3
            WHEN a.category = 'vpn' AND d.deployed = 1 THEN 3
            WHEN d.tier = 'high' AND d.ownership IN ('managed', 'private-use-allowed') AND a.approved = 0 THEN 3
            WHEN a.known = 0 OR {Listed} THEN 2
            ELSE 0 END AS effect
        FROM install i JOIN app a ON a.id = i.app JOIN device d ON d.id = i.device
            LEFT JOIN exemption x ON x.device = i.device AND x.app = i.app
        """;

    public const string Tables = """
        CREATE TABLE device(id INTEGER PRIMARY KEY, tier TEXT, ownership TEXT, deployed INTEGER, person INTEGER);
        CREATE TABLE app(id INTEGER PRIMARY KEY, known INTEGER, category TEXT, country TEXT, presumed INTEGER, approved INTEGER);
        CREATE TABLE exemption(device INTEGER, app INTEGER, PRIMARY KEY (device, app));
        """;

    public const string Evaluate = $"{Count} FROM ({Judged}) GROUP BY device) GROUP BY state";

    /// <summary>The same over a table of verdicts by our profile and class, so that only the joins are left.</summary>
    public const string EvaluatePrepared = $"""
        {Count} FROM (
            SELECT i.device AS device, CASE WHEN x.app IS NOT NULL THEN 0 ELSE v.effect END AS effect
            FROM install i JOIN app_class a ON a.id = i.app JOIN device_profile d ON d.id = i.device
                JOIN verdict v ON v.profile = d.profile AND v.class = a.class
                LEFT JOIN exemption x ON x.device = i.device AND x.app = i.app) GROUP BY device) GROUP BY state
        """;

    public static string WhatIf { get; } = $"""
        SELECT count(*), count(DISTINCT device), count(DISTINCT person) FROM ({Judged})
        WHERE country = '{GeneratedProduct.SmallCountry}' AND effect < 3 AND exempt IS NULL
        """;

    private const string Count = """
        SELECT state, count(*), sum(allowed), sum(vet), sum(denied) FROM (
            SELECT max(effect) AS state, count(CASE WHEN effect = 0 THEN 1 END) AS allowed, count(CASE WHEN effect = 2 THEN 1 END) AS vet, count(CASE WHEN effect = 3 THEN 1 END) AS denied
        """;
}
