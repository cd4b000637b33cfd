using Appwacht.Benchmarks.Fleet;
using DuckDB.NET.Data;

namespace Appwacht.Benchmarks.Peers;

/// <summary>DuckDB in the same process: a columnar database with vectorised execution, the nearest thing to a peer.</summary>
internal sealed class DuckDbPeer : IFleetPeer
{
    private readonly DuckDBConnection database = new("DataSource=:memory:");
    private readonly string question;

    /// <param name="prepared">Whether it is given the apps by class and the devices by effective profile, as we hold them.</param>
    public DuckDbPeer(PeerFleet fleet, bool prepared)
    {
        question = prepared ? StarJoin.EvaluatePrepared : StarJoin.Evaluate;
        database.Open();
        database.Do($"SET threads = {Environment.ProcessorCount}");
        database.Do(StarJoin.Tables);
        database.Do("CREATE TABLE install(device INTEGER, app INTEGER)");
        Append("device", fleet.Devices.Count, (row, i) =>
            row.AppendValue(i).AppendValue(fleet.Devices[i].Tier).AppendValue(fleet.Devices[i].Ownership).AppendValue(fleet.Devices[i].Deployed ? 1 : 0).AppendValue(fleet.Devices[i].Person));
        Append("app", fleet.Apps.Count, (row, i) => row.AppendValue(i).AppendValue(fleet.Apps[i].Known ? 1 : 0).AppendValue(fleet.Apps[i].Category)
            .AppendValue(fleet.Apps[i].Country).AppendValue(fleet.Apps[i].Presumed ? 1 : 0).AppendValue(fleet.Apps[i].Approved ? 1 : 0));
        var exempt = fleet.Exempt().ToArray();
        Append("exemption", exempt.Length, (row, i) => row.AppendValue(exempt[i].Device).AppendValue(exempt[i].App));
        using (var installs = database.CreateAppender("install"))
            for (var device = 0; device < fleet.Devices.Count; device++)
                foreach (var app in fleet.On(device))
                    installs.CreateRow().AppendValue(device).AppendValue(app).EndRow();
        if (prepared)
            Prepare();
    }

    public FleetCounts Evaluate() => database.Counts(question);

    /// <summary>Installs, devices and people that one more country would newly deny.</summary>
    public (long Installs, long Devices, long People) WhatIf()
    {
        var row = database.Rows(StarJoin.WhatIf).Single();
        return (row[0], row[1], row[2]);
    }

    public void Dispose() => database.Dispose();

    private void Append(string table, int count, Func<IDuckDBAppenderRow, int, IDuckDBAppenderRow> fill)
    {
        using var rows = database.CreateAppender(table);
        for (var i = 0; i < count; i++)
            fill(rows.CreateRow(), i).EndRow();
    }

    /// <summary>What the policy can tell apart, by SQL as well, so that nothing of ours decides the answer.</summary>
    private void Prepare() => database.Do("""
        CREATE TABLE app_class AS SELECT id, (dense_rank() OVER (ORDER BY known, category_class, listed, presumed, approved))::UTINYINT AS class, known, category_class, listed, presumed, approved
            FROM (SELECT id, known, CASE WHEN category IN ('fitness', 'dating') THEN 1 WHEN category = 'vpn' THEN 2 ELSE 0 END AS category_class,
                country IN ('CN', 'RU', 'IR', 'KP') AS listed, presumed, approved FROM app);
        CREATE TABLE device_profile AS SELECT id, (dense_rank() OVER (ORDER BY tier, own, deployed))::UTINYINT AS profile, tier, own, deployed
            FROM (SELECT id, tier, ownership IN ('managed', 'private-use-allowed') AS own, deployed FROM device);
        CREATE TABLE verdict AS SELECT d.profile, a.class, (CASE
            WHEN a.listed AND a.presumed = 0 THEN 3
            WHEN a.category_class = 1 AND d.tier IN ('elevated', 'high') THEN 3
            WHEN a.category_class = 2 AND d.deployed = 1 THEN 3
            WHEN d.tier = 'high' AND d.own AND a.approved = 0 THEN 3
            WHEN a.known = 0 OR a.listed THEN 2
            ELSE 0 END)::UTINYINT AS effect
            FROM (SELECT DISTINCT profile, tier, own, deployed FROM device_profile) d,
                (SELECT DISTINCT class, known, category_class, listed, presumed, approved FROM app_class) a;
        ALTER TABLE app_class DROP known; ALTER TABLE app_class DROP category_class; ALTER TABLE app_class DROP listed; ALTER TABLE app_class DROP presumed; ALTER TABLE app_class DROP approved;
        ALTER TABLE device_profile DROP tier; ALTER TABLE device_profile DROP own; ALTER TABLE device_profile DROP deployed;
        """);
}
