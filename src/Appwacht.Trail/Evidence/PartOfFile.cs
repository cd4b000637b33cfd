namespace Appwacht.Trail.Evidence;

/// <summary>A part of a file, to be read as if it were a file of its own.</summary>
internal sealed class PartOfFile : Stream
{
    private readonly Stream whole;
    private readonly long end;

    public PartOfFile(Stream whole, long at, long length)
    {
        this.whole = whole;
        end = at + length;
        whole.Position = at;
    }

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => whole.Read(buffer, offset, (int)Math.Min(count, end - whole.Position));

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is written.
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
