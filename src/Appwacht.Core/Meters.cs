using System.Diagnostics.Metrics;

namespace Appwacht.Core;

/// <summary>What is counted and timed of the product, for whoever listens. No tag leads to a person or a device.</summary>
public static class Meters
{
    /// <summary>The name under which they are listened to.</summary>
    public const string Name = "Appwacht";

    private static readonly Meter Meter = new(Name);

    /// <summary>Inventories that were brought, by how that ended (<c>outcome</c>).</summary>
    public static Counter<long> Inventories { get; } = Meter.CreateCounter<long>("appwacht.inventories", "{inventory}", "Inventories that were brought");

    /// <summary>Inventories that wait to be stored.</summary>
    public static UpDownCounter<long> Waiting { get; } = Meter.CreateUpDownCounter<long>("appwacht.inventories.waiting", "{inventory}", "Inventories that wait to be stored");

    /// <summary>How long judging a fleet took.</summary>
    public static Histogram<double> Evaluation { get; } = Meter.CreateHistogram<double>("appwacht.evaluation.duration", "s", "How long judging a fleet took");
}
