namespace Appwacht.Core.Enforcement;

/// <summary>What a receiver did.</summary>
public enum DeliveryAnswer : byte
{
    /// <summary>It has it, or had it already.</summary>
    Taken,
    /// <summary>It could not; it is tried again, later each time, and not for ever.</summary>
    Later,
    /// <summary>There is nobody yet who could take it: it waits for that, however long it lasts.</summary>
    Waits,
    /// <summary>It never will.</summary>
    Refused,
}

/// <summary>How a receiver answered.</summary>
/// <param name="Answer">What it did.</param>
/// <param name="Why">Why not.</param>
public readonly record struct Delivery(DeliveryAnswer Answer, OutboxReason Why)
{
    /// <summary>It has it, or had it already.</summary>
    public static Delivery Taken { get; } = new(DeliveryAnswer.Taken, OutboxReason.None);

    /// <summary>Not now; try again.</summary>
    public static Delivery Later(OutboxReason why) => new(DeliveryAnswer.Later, why);

    /// <summary>Nobody is there who could.</summary>
    public static Delivery Waits(OutboxReason why) => new(DeliveryAnswer.Waits, why);

    /// <summary>Never.</summary>
    public static Delivery Refused(OutboxReason why) => new(DeliveryAnswer.Refused, why);
}

/// <summary>To where things go out. It knows by the key what it had already, and takes that no second time.</summary>
public interface IOutlet
{
    /// <summary>Hands something over.</summary>
    Task<Delivery> Deliver(OutboxRow outgoing, CancellationToken cancel);
}
