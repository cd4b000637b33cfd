namespace Appwacht.Register;

/// <summary>How well a fact is established, weakest first, so that a chain is as strong as the lowest of its links.</summary>
public enum Confidence
{
    /// <summary>General knowledge or inference. It asks for a decision and never denies by itself.</summary>
    Presumed,
    /// <summary>Press or research.</summary>
    Reported,
    /// <summary>A filing, a registry, a regulator, or the company itself.</summary>
    Confirmed,
    /// <summary>A body with the mandate took an attribution decision.</summary>
    Decided,
}

/// <summary>The written form of a confidence.</summary>
public static class Confidences
{
    /// <summary>All written forms, weakest first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["presumed", "reported", "confirmed", "decided"];

    /// <summary>The written form.</summary>
    public static string Name(this Confidence confidence) => Names[(int)confidence];

    /// <summary>Reads a written form.</summary>
    public static bool TryParse(string text, out Confidence confidence)
    {
        var at = Names.ToList().IndexOf(text);
        confidence = (Confidence)Math.Max(at, 0);
        return at >= 0;
    }
}
