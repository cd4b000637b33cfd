using Appwacht.Benchmarks.Fleet;

namespace Appwacht.Benchmarks.Peers;

/// <summary>Another way to answer the question of the benchmark, with the fleet already loaded.</summary>
internal interface IFleetPeer : IDisposable
{
    /// <summary>Judges the whole fleet.</summary>
    FleetCounts Evaluate();
}
