namespace Appwacht.Server.Console.Parts;

/// <summary>What a notice is about.</summary>
public enum NoticeKind
{
    /// <summary>Something to know.</summary>
    Info,
    /// <summary>Something was done.</summary>
    Done,
    /// <summary>Something needs attention.</summary>
    Warning,
    /// <summary>Something is wrong.</summary>
    Error,
}
