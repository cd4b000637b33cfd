using Appwacht.Core;
using Appwacht.Core.Organisations;

namespace Appwacht.Server.Commands;

/// <summary>A role grant as it is typed: <c>provider:group=role</c>.</summary>
internal static class GrantText
{
    /// <summary>Reads one. The group may hold colons and equals signs: the first colon and the last equals sign count.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="fault">Takes what is wrong with it.</param>
    public static NewGrant? Parse(string text, Action<string> fault)
    {
        var (colon, equals) = (text.IndexOf(':', StringComparison.Ordinal), text.LastIndexOf('='));
        if (colon < 1 || equals <= colon + 1)
        {
            fault($"`{text}` is not of the form provider:group=role.");
            return null;
        }

        if (Roles.Parse(text[(equals + 1)..]) is { } role)
            return new(text[..colon], text[(colon + 1)..equals], role);
        fault($"`{text[(equals + 1)..]}` is not a role; there are {string.Join(", ", Roles.Names)}.");
        return null;
    }
}
