using System.Collections;
using System.Text;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet;

/// <summary>
/// The apps of a fleet, most of which the register does not know: of those only the identifier or the name is kept, in UTF-8 one behind the
/// other, some 40 bytes for an app where an object and its text take 140. Asked for, each is made anew.
/// </summary>
internal sealed class PackedApps : IReadOnlyList<FleetApp>
{
    /// <summary>Stands where the platform of an identifier would, before a name.</summary>
    private const byte OnlyName = byte.MaxValue;

    private readonly FleetApp?[] whole;
    private readonly int[] ends;
    private readonly byte[] texts;

    /// <summary>Takes the apps in order of their numbers.</summary>
    public PackedApps(IReadOnlyList<FleetApp> apps)
    {
        (whole, ends) = (new FleetApp?[apps.Count], new int[apps.Count]);
        var packed = new MemoryStream();
        for (var number = 0; number < apps.Count; number++)
        {
            if (TextOf(apps[number]) is { } text)
            {
                packed.WriteByte(apps[number].Id is { } id ? (byte)id.Platform : OnlyName);
                packed.Write(Encoding.UTF8.GetBytes(text));
            }
            else
            {
                whole[number] = apps[number];
            }

            ends[number] = checked((int)packed.Length);
        }

        texts = packed.ToArray();
    }

    /// <inheritdoc/>
    public int Count => whole.Length;

    /// <inheritdoc/>
    public FleetApp this[int index] => whole[index] ?? Read(texts.AsSpan(index == 0 ? 0 : ends[index - 1], ends[index] - (index == 0 ? 0 : ends[index - 1])));

    /// <summary>The app when something is known of it but what it calls itself; without making anything.</summary>
    public FleetApp? IfKnown(int number) => whole[number];

    /// <inheritdoc/>
    public IEnumerator<FleetApp> GetEnumerator() => Enumerable.Range(0, Count).Select(number => this[number]).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The text that says all there is to say of an app; null when there is more, or when it would not come back as it was.</summary>
    private static string? TextOf(FleetApp app) =>
        app.Slug is null && app.Match is Match.None && (app.Id is not { } id || id.Identifier == app.Name) && !app.Name.AsSpan().ContainsAnyInRange('\ud800', '\udfff') ? app.Name : null;

    private static FleetApp Read(ReadOnlySpan<byte> packed)
    {
        var text = Encoding.UTF8.GetString(packed[1..]);
        return new FleetApp(packed[0] is OnlyName ? null : new AppId((Platform)packed[0], text), text, null, Match.None);
    }
}
