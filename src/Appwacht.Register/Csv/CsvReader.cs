using System.Text;
using System.Text.Unicode;

namespace Appwacht.Register.Csv;

/// <summary>
/// Reads separated values (RFC 4180, as people and systems really write them) from a stream in bounded memory, one record at a time,
/// as bytes. Comma, semicolon or tab; LF, CRLF or CR LF mixed; UTF-8 with or without mark, UTF-16 with mark, Latin-1; plain or gzip.
/// A record that cannot be read is given as a <see cref="CsvFault"/> with its place, and reading goes on at the next line.
/// </summary>
public sealed class CsvReader : IDisposable
{
    private readonly Stream stream;
    private readonly CsvLimits limits;
    private readonly List<(int Start, int Length, int Column)> fields = [];
    private byte[] buffer = new byte[1 << 16];
    private int start;
    private int end;
    private long consumed;
    private bool drained;
    private long nextLine = 1;
    private byte separator;
    private bool emptyLine;

    /// <summary>Starts reading; gzip and byte-order marks are recognised from the first bytes.</summary>
    /// <param name="source">The bytes; closed with this reader.</param>
    /// <param name="limits">What is accepted; <see cref="CsvLimits.Default"/> when left out.</param>
    public CsvReader(Stream source, CsvLimits? limits = null)
    {
        stream = TextBytes.Open(source);
        this.limits = limits ?? CsvLimits.Default;
    }

    /// <summary>The line on which the current record begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>The number of fields of the current record.</summary>
    public int Count => fields.Count;

    /// <summary>Why the current record cannot be used, or null when it can.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>The number of uncompressed bytes read so far, for showing progress.</summary>
    public long Position => consumed + start;

    /// <summary>Goes to the next record that is not an empty line; false at the end.</summary>
    /// <exception cref="IOException">The stream failed.</exception>
    public bool Read()
    {
        do
        {
            fields.Clear();
            Fault = null;
            Line = nextLine;
            if (!ReadRecord())
                return false;
        }
        while (Fault is null && emptyLine);
        return true;
    }

    /// <summary>The bytes of a field, UTF-8 unless the file is Latin-1; valid until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Field(int index)
    {
        var (at, length, _) = fields[index];
        return buffer.AsSpan(at, length);
    }

    /// <summary>The text of a field. Bytes that are not UTF-8 are read as Latin-1.</summary>
    public string Text(int index)
    {
        var bytes = Field(index);
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    /// <summary>The position of the first byte of a field, in bytes from the start of its record, from 1.</summary>
    public int Column(int index) => fields[index].Column;

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private bool ReadRecord()
    {
        if (separator == 0)
            separator = GuessSeparator();

        // Nearly every record is one line without quotes, and both are found many bytes at a time.
        var line = buffer.AsSpan(start, end - start);
        if (line.IndexOf((byte)'\n') is >= 0 and var newline && !line[..newline].Contains((byte)'"'))
            return Accept(start + newline + 1, 1);

        var scan = start;
        var state = State.FieldStart;
        long lines = 0;
        while (true)
        {
            if (scan == end)
            {
                if (scan - start > limits.LongestRecord)
                    return Refuse(new CsvFault(Line, 1, CsvFaultCode.RecordTooLong, limits.LongestRecord));
                if (!Fill(ref scan))
                {
                    return scan == start ? false
                        : state is State.Quoted ? Refuse(new CsvFault(Line, 1, CsvFaultCode.QuoteNeverClosed, 0))
                        : Accept(scan, lines);
                }
            }

            var c = buffer[scan];
            if (c == '\n')
            {
                lines++;
                if (state is not State.Quoted)
                    return Accept(scan + 1, lines);
            }
            else if (state is State.Quoted)
            {
                if (c == '"')
                    state = State.QuoteSeen;
            }
            else if (state is State.ReturnSeen)
            {
                return Refuse(new CsvFault(Line, scan - start + 1, CsvFaultCode.TextAfterQuote, 0));
            }
            else if (c == separator)
            {
                state = State.FieldStart;
            }
            else if (c == '"' && state is not State.Plain)
            {
                state = State.Quoted;
            }
            else if (state is State.FieldStart)
            {
                state = State.Plain;
            }
            else if (state is State.QuoteSeen && c == '\r')
            {
                state = State.ReturnSeen;
            }
            else if (state is State.QuoteSeen)
            {
                // A lone quote opened a field that runs on: the record is not to be trusted, the lines after its first are.
                return Refuse(new CsvFault(Line, scan - start + 1, CsvFaultCode.TextAfterQuote, 0));
            }

            scan++;
        }
    }

    /// <summary>Splits what lies between <see cref="start"/> and <paramref name="next"/> into fields and moves on.</summary>
    private bool Accept(int next, long lines)
    {
        var stop = next;
        if (stop > start && buffer[stop - 1] == '\n')
            stop--;
        if (stop > start && buffer[stop - 1] == '\r')
            stop--;
        if (stop - start > limits.LongestRecord)
            return Refuse(new CsvFault(Line, 1, CsvFaultCode.RecordTooLong, limits.LongestRecord));
        emptyLine = stop == start;
        var at = start;
        while (fields.Count < limits.MostFields)
        {
            var column = at - start + 1;
            if (at < stop && buffer[at] == '"')
            {
                var close = Unquote(at, stop, out var length);
                fields.Add((at + 1, length, column));
                at = close;
            }
            else
            {
                var length = buffer.AsSpan(at, stop - at).IndexOf(separator);
                if (length < 0)
                    length = stop - at;
                fields.Add((at, length, column));
                at += length;
            }

            if (at++ >= stop)
                break;
        }

        if (at <= stop)
            Fault = new CsvFault(Line, at - start + 1, CsvFaultCode.TooManyFields, limits.MostFields);
        start = next;
        nextLine += lines;
        return true;
    }

    /// <summary>Takes the quotes off in place; gives where the field ends and, as <paramref name="length"/>, how much text is in it.</summary>
    private int Unquote(int open, int stop, out int length)
    {
        var write = open + 1;
        var read = open + 1;
        while (read < stop)
        {
            if (buffer[read] == '"')
            {
                if (read + 1 >= stop || buffer[read + 1] != '"')
                    break;
                read++;
            }

            buffer[write++] = buffer[read++];
        }

        length = write - open - 1;
        return Math.Min(read + 1, stop);
    }

    /// <summary>Gives up on the record and goes on at the line after its first one.</summary>
    private bool Refuse(CsvFault fault)
    {
        Fault = fault;
        fields.Clear();
        while (true)
        {
            var newline = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                start += newline + 1;
                nextLine++;
                return true;
            }

            start = end;
            var scan = start;
            if (!Fill(ref scan))
                return true;
        }
    }

    /// <summary>Makes room and reads more; false at the end of the stream. The record being read keeps its place from <see cref="start"/>.</summary>
    private bool Fill(ref int scan)
    {
        if (drained)
            return false;
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            consumed += start;
            scan -= start;
            end -= start;
            start = 0;
        }

        if (end == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        int read;
        try
        {
            read = stream.Read(buffer, end, buffer.Length - end);
        }
        catch (InvalidDataException broken)
        {
            throw new IOException("The compressed data is damaged.", broken);
        }

        drained = read == 0;
        end += read;
        if (consumed + end > limits.MostBytes)
            throw new IOException($"The file holds more than {limits.MostBytes} bytes.");
        return !drained;
    }

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteSeen,
        ReturnSeen,
    }

    /// <summary>The separator that the first line has most of; what stands between quotes is text.</summary>
    private byte GuessSeparator()
    {
        // A stream may give the first line in pieces.
        var scan = start;
        while (!buffer.AsSpan(start, end - start).Contains((byte)'\n') && end - start <= limits.LongestRecord && Fill(ref scan))
            continue;

        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var c in buffer.AsSpan(start, end - start))
        {
            if (c == '\n')
                break;
            if (c == '"')
                quoted = !quoted;
            else if (!quoted)
                (commas, semicolons, tabs) = (commas + (c == ',' ? 1 : 0), semicolons + (c == ';' ? 1 : 0), tabs + (c == '\t' ? 1 : 0));
        }

        return tabs > Math.Max(commas, semicolons) ? (byte)'\t' : semicolons > commas ? (byte)';' : (byte)',';
    }
}
