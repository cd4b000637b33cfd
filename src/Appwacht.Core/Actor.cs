namespace Appwacht.Core;

/// <summary>Through which door something came.</summary>
public enum Origin
{
    /// <summary>A page.</summary>
    Console,
    /// <summary>The API.</summary>
    Api,
    /// <summary>A command on the server itself.</summary>
    CommandLine,
    /// <summary>Work that the system does by itself.</summary>
    Round,
}

/// <summary>
/// Who does something, as the login says; never as a request says. Names of people are not in it: the trail refers to a member, whose
/// name can be deleted while the trail stays whole.
/// </summary>
/// <param name="Id"><c>member:</c> and the number of a member, <c>service:</c> and the id of a client, or <c>system</c>.</param>
/// <param name="Origin">Through which door.</param>
public sealed record Actor(string Id, Origin Origin)
{
    /// <summary>The system itself.</summary>
    public static Actor System { get; } = new("system", Origin.Round);

    /// <summary>Somebody with access to the machine.</summary>
    public static Actor Operator { get; } = new("operator", Origin.CommandLine);
}
