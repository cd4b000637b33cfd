using System.Text;
using Appwacht.Policy.Fleet.Generated;

namespace Appwacht.Policy.Tests.Fleet.Generated;

/// <summary>The files of a generated fleet as texts by name.</summary>
internal static class InMemory
{
    public static Dictionary<string, string> Write(GeneratedFleet fleet, int devices)
    {
        var files = new Dictionary<string, MemoryStream>();
        GeneratedFiles.Write(fleet, devices, name => files[name] = new MemoryStream());
        return files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.ToArray()));
    }
}
