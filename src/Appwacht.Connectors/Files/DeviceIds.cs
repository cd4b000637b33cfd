using System.Diagnostics.CodeAnalysis;
using System.Text;
using Appwacht.Policy.Devices;

namespace Appwacht.Connectors.Files;

/// <summary>Finds a device by the bytes of its identifier, without making a string for each of millions of rows.</summary>
internal sealed class DeviceIds
{
    private readonly Dictionary<string, Device> byText;
    private readonly Dictionary<string, Device>.AlternateLookup<ReadOnlySpan<byte>> byBytes;
    private Device? last;

    public DeviceIds(IEnumerable<Device> devices)
    {
        byText = devices.ToDictionary(device => device.Id, StringComparer.OrdinalIgnoreCase);
        byBytes = byText.Values.ToDictionary(device => device.Id, new AsciiComparer()).GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>The device, or null. Letters of another case, or beyond ASCII, take the slow way.</summary>
    public Device? Find(ReadOnlySpan<byte> id)
    {
        // Exports mostly list the apps of a device together.
        if (last is not null && Ascii.Equals(id, last.Id))
            return last;
        return last = byBytes.TryGetValue(id, out var device) ? device : byText.GetValueOrDefault(CellText.Of(id));
    }

    private sealed class AsciiComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
    {
        public bool Equals(string? x, string? y) => x == y;

        public bool Equals(ReadOnlySpan<byte> alternate, string other) => Ascii.Equals(alternate, other);

        public int GetHashCode([DisallowNull] string obj) => GetHashCode(Encoding.UTF8.GetBytes(obj));

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public string Create(ReadOnlySpan<byte> alternate) => CellText.Of(alternate);
    }
}
