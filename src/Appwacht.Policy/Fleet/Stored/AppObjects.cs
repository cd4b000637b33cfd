using Appwacht.Policy.Devices;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>
/// Objects of apps that were read before, by their bytes: the same app in the same version is written the same way on every device, and
/// looking it up costs a fifth of reading it. Bounded; of two that want the same place the one that is asked for more stays.
/// </summary>
internal sealed class AppObjects
{
    /// <summary>Longer objects are not kept.</summary>
    private const int Longest = 192;

    private const int Places = 1 << 15;

    private readonly byte[] texts = new byte[Places * Longest];
    private readonly Entry[] entries = new Entry[Places];

    /// <summary>What was read from the bytes before, if they are here.</summary>
    public bool TryFind(ReadOnlySpan<byte> text, ulong hash, out ReadApp app)
    {
        ref var entry = ref entries[hash & (Places - 1)];
        app = entry.App;
        if (entry.Hash != hash || entry.Length != text.Length || !Text(hash)[..text.Length].SequenceEqual(text))
            return false;
        entry.WasAsked = true;
        return true;
    }

    public void Add(ReadOnlySpan<byte> text, ulong hash, ReadApp app)
    {
        if (text.Length > Longest)
            return;
        ref var entry = ref entries[hash & (Places - 1)];
        if (entry.WasAsked)
        {
            entry.WasAsked = false;
            return;
        }

        entry = new Entry { Hash = hash, Length = text.Length, App = app };
        text.CopyTo(Text(hash));
    }

    private Span<byte> Text(ulong hash) => texts.AsSpan((int)(hash & (Places - 1)) * Longest, Longest);

    private struct Entry
    {
        public ulong Hash;
        public int Length;
        public ReadApp App;
        public bool WasAsked;
    }
}

/// <summary>One app of an inventory as it was read.</summary>
internal readonly record struct ReadApp(int Number, int Version, Profile Profile);
