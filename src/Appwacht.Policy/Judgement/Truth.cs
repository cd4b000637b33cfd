namespace Appwacht.Policy.Judgement;

/// <summary>Whether something holds, when it may also be that nobody can tell (Kleene's three values).</summary>
public enum Truth
{
    /// <summary>It does not hold.</summary>
    No,
    /// <summary>It cannot be determined from what is known.</summary>
    Unknown,
    /// <summary>It holds.</summary>
    Yes,
}

/// <summary>Reckoning with what may be unknown.</summary>
public static class Truths
{
    /// <summary>Both must hold: what surely does not hold decides, whatever else is unknown.</summary>
    public static Truth And(this Truth one, Truth other) => one < other ? one : other;

    /// <summary>One must hold: what surely holds decides, whatever else is unknown.</summary>
    public static Truth Or(this Truth one, Truth other) => one > other ? one : other;

    /// <summary>The opposite; the opposite of unknown is unknown.</summary>
    public static Truth Not(this Truth truth) => (Truth)(Truth.Yes - truth);

    /// <summary>A fact that is known.</summary>
    public static Truth Known(bool holds) => holds ? Truth.Yes : Truth.No;
}
