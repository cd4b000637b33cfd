using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Appwacht.Server.Imports;

/// <summary>A part of a file with apps on devices, read one by one: the device, the length, the bytes.</summary>
internal sealed class AppPiece(SafeFileHandle file, long from, long until)
{
    private const int Head = 8;

    private byte[] buffer = new byte[16 << 10];
    private int begin;
    private int end;

    /// <summary>The device of the app at hand.</summary>
    public int Device { get; private set; }

    /// <summary>The app at hand; until the next.</summary>
    public ReadOnlyMemory<byte> App { get; private set; }

    /// <summary>Writes one.</summary>
    public static void Write(Stream stream, int device, ReadOnlySpan<byte> app)
    {
        Span<byte> head = stackalloc byte[Head];
        BinaryPrimitives.WriteInt32LittleEndian(head, device);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], app.Length);
        stream.Write(head);
        stream.Write(app);
    }

    /// <summary>Goes to the next; false at the end.</summary>
    public bool Next()
    {
        if (begin == end && from == until)
            return false;
        Need(Head);
        Device = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(begin));
        var length = BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(begin + 4));
        Need(Head + length);
        App = buffer.AsMemory(begin + Head, length);
        begin += Head + length;
        return true;
    }

    private void Need(int length)
    {
        if (end - begin >= length)
            return;
        var old = buffer;
        if (length > buffer.Length)
            buffer = new byte[length];
        old.AsSpan(begin..end).CopyTo(buffer);
        (begin, end) = (0, end - begin);
        while (end < length)
        {
            var read = RandomAccess.Read(file, buffer.AsSpan(end, (int)Math.Min(buffer.Length - end, until - from)), from);
            if (read == 0)
                throw new EndOfStreamException("A temporary file is shorter than it was written.");
            end += read;
            from += read;
        }
    }
}
