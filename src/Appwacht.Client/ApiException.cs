using System.Net;

namespace Appwacht.Client;

/// <summary>The server said no, and why.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">Every reason; null when the server gave none.</param>
public sealed class ApiException(HttpStatusCode status, Probleem? problem) : Exception(problem?.Detail ?? $"The server answered {(int)status}.")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>Every reason; null when the server gave none.</summary>
    public Probleem? Problem { get; } = problem;

    /// <summary>The permanent code of the first reason; empty when the server gave none.</summary>
    public string Code => Problem?.Code ?? "";
}
