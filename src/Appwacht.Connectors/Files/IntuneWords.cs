using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Connectors.Files;

/// <summary>The words of Intune's exports in ours.</summary>
internal static class IntuneWords
{
    /// <summary>The platform; Android is followed by the way it is managed, as in <c>Android (fully managed)</c>.</summary>
    public static Platform ParsePlatform(string os)
    {
        var end = os.AsSpan().IndexOfAny(' ', '(');
        return Platforms.Parse(end < 0 ? os : os.AsSpan(0, end));
    }

    /// <summary>The ownership; a corporate device is what the organisation says it is.</summary>
    public static Ownership ParseOwnership(string text, Ownership corporate) =>
        text.Equals("Corporate", StringComparison.OrdinalIgnoreCase) ? corporate
        : text.Equals("Personal", StringComparison.OrdinalIgnoreCase) ? Ownership.Byod
        : Ownership.Unknown;

    /// <summary>The kind, which Intune leaves to be read from the platform; of Android only what calls itself a tablet is one.</summary>
    public static DeviceKind Kind(Platform platform, string nameOrDescription) => platform switch
    {
        Platform.Ios => DeviceKind.Phone,
        Platform.Ipados => DeviceKind.Tablet,
        Platform.Android => nameOrDescription.Contains("tablet", StringComparison.OrdinalIgnoreCase) ? DeviceKind.Tablet : DeviceKind.Phone,
        Platform.Windows or Platform.Macos => DeviceKind.Laptop,
        _ => DeviceKind.Unknown,
    };
}
