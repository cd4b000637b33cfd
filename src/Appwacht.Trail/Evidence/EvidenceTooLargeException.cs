namespace Appwacht.Trail.Evidence;

/// <summary>Evidence would become larger than a ZIP can be. Whoever asked for it can ask for a shorter period.</summary>
public sealed class EvidenceTooLargeException : Exception
{
    /// <summary>It would.</summary>
    public EvidenceTooLargeException()
        : base("The evidence would become larger than a ZIP can be.")
    {
    }

    /// <summary>It would.</summary>
    public EvidenceTooLargeException(string message)
        : base(message)
    {
    }

    /// <summary>It would.</summary>
    public EvidenceTooLargeException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
