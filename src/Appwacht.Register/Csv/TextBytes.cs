using System.IO.Compression;
using System.Text;

namespace Appwacht.Register.Csv;

/// <summary>Turns the bytes of a text file, however they were saved, into plain UTF-8 (or Latin-1) bytes without a mark.</summary>
internal static class TextBytes
{
    // Without it .NET takes a gzip file that was cut off for one that ends there, and rows would be lost without a word.
    static TextBytes() => AppContext.SetSwitch("System.IO.Compression.UseStrictValidation", true);

    /// <summary>Looks at the first bytes: gzip is unpacked, UTF-16 with a mark is transcoded, a UTF-8 mark is left off.</summary>
    public static Stream Open(Stream source)
    {
        var (head, stream) = Peek(source);
        if (head is [0x1f, 0x8b, ..])
            (head, stream) = Peek(new GZipStream(stream, CompressionMode.Decompress));
        return head switch
        {
            [0xff, 0xfe, ..] => Transcode(stream, Encoding.Unicode),
            [0xfe, 0xff, ..] => Transcode(stream, Encoding.BigEndianUnicode),
            [0xef, 0xbb, 0xbf] => Skip(stream, 3),
            _ => stream,
        };
    }

    private static (byte[] Head, Stream Stream) Peek(Stream source)
    {
        var head = new byte[3];
        int length;
        try
        {
            length = source.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("The compressed data is damaged.", broken);
        }

        return (head[..length], new Rejoined(head[..length], source));
    }

    private static Stream Transcode(Stream stream, Encoding from) =>
        Encoding.CreateTranscodingStream(Skip(stream, 2), from, Encoding.UTF8);

    private static Stream Skip(Stream stream, int count)
    {
        stream.ReadExactly(new byte[count]);
        return stream;
    }

    /// <summary>The bytes that were looked at, followed by the rest: a pipe or a gzip stream cannot go back.</summary>
    private sealed class Rejoined(byte[] head, Stream rest) : Stream
    {
        private int given;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (given == head.Length)
                return rest.Read(buffer);
            var count = Math.Min(buffer.Length, head.Length - given);
            head.AsSpan(given, count).CopyTo(buffer);
            given += count;
            return count;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
