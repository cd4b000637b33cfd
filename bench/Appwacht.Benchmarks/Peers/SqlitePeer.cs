using Appwacht.Benchmarks.Fleet;
using Microsoft.Data.Sqlite;

namespace Appwacht.Benchmarks.Peers;

/// <summary>SQLite in the same process, the installs in order of device, so that nothing has to be sorted.</summary>
internal sealed class SqlitePeer : IFleetPeer
{
    private readonly SqliteConnection database = new("Data Source=:memory:");

    public SqlitePeer(PeerFleet fleet)
    {
        database.Open();
        database.Do(StarJoin.Tables);
        database.Do("CREATE TABLE install(device INTEGER, app INTEGER, PRIMARY KEY (device, app)) WITHOUT ROWID");
        using var transaction = database.BeginTransaction();
        Insert("INSERT INTO device VALUES ($0, $1, $2, $3, $4)", fleet.Devices.Select((device, i) => (object[])[i, device.Tier, device.Ownership, device.Deployed ? 1 : 0, device.Person]));
        Insert("INSERT INTO app VALUES ($0, $1, $2, $3, $4, $5)", fleet.Apps.Select((app, i) => (object[])[i, app.Known ? 1 : 0, app.Category, app.Country, app.Presumed ? 1 : 0, app.Approved ? 1 : 0]));
        Insert("INSERT INTO exemption VALUES ($0, $1)", fleet.Exempt().Select(pair => (object[])[pair.Device, pair.App]));
        Insert("INSERT INTO install VALUES ($0, $1)", Enumerable.Range(0, fleet.Devices.Count).SelectMany(device => fleet.On(device).Select(app => (object[])[device, app])));
        transaction.Commit();
        database.Do("ANALYZE");
    }

    public FleetCounts Evaluate() => database.Counts(StarJoin.Evaluate);

    public void Dispose() => database.Dispose();

    private void Insert(string sql, IEnumerable<object[]> rows)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        var parameters = Enumerable.Range(0, sql.Count(letter => letter is '$')).Select(i => command.Parameters.Add(new SqliteParameter($"${i}", null))).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
                parameters[i].Value = row[i];
            command.ExecuteNonQuery();
        }
    }
}
