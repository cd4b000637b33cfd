using System.IO.Compression;
using System.Text;
using Appwacht.Register.Csv;

namespace Appwacht.Register.Tests.Csv;

public class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d\n")]
    [InlineData("a,b\r\nc,d")]
    [InlineData("a;b\nc;d\r\n")]
    [InlineData("a\tb\r\nc\td\r\n\r\n")]
    [InlineData("\"a\",\"b\"\r\n\r\n\"c\",d")]
    public void Separator_line_ends_and_quotes_make_no_difference(string text) =>
        Assert.Equal([["a", "b"], ["c", "d"]], Rows(Bytes(text)));

    [Fact]
    public void A_separator_between_quotes_does_not_decide_which_one_it_is() =>
        Assert.Equal([["a;;;b", "c"], ["d", "e"]], Rows(Bytes("\"a;;;b\",c\nd,e\n")));

    [Fact]
    public void The_separator_is_found_when_the_stream_gives_one_byte_at_a_time() =>
        Assert.Equal([["device_id", "name"], ["1", "2"]], Rows(new Trickle("device_id;name\n1;2\n"u8.ToArray())));

    [Fact]
    public void A_quoted_field_may_hold_newlines_separators_and_quotes()
    {
        using var reader = new CsvReader(Bytes("a,\"x\r\n\"\"y\"\",z\"\r\nb,c\n"));
        Assert.True(reader.Read());
        Assert.Equal("x\r\n\"y\",z", reader.Text(1));
        Assert.True(reader.Read());
        Assert.Equal((3, "b"), (reader.Line, reader.Text(0)));
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-8", false)]
    [InlineData("iso-8859-1", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void Letters_with_accents_come_out_right_in_every_encoding(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("eenheid,naam\r\nFinanciën,Zoë\r\n")];
        Assert.Equal([["eenheid", "naam"], ["Financiën", "Zoë"]], Rows(new MemoryStream(bytes)));
        Assert.Equal([["eenheid", "naam"], ["Financiën", "Zoë"]], Rows(new MemoryStream(Gzip(bytes))));
    }

    [Fact]
    public void A_gzip_file_that_was_cut_off_says_so_after_giving_what_it_has()
    {
        var random = new Random(1);
        var whole = Gzip(Encoding.ASCII.GetBytes(string.Join("\n", Enumerable.Range(0, 20_000).Select(_ => random.Next()))));
        foreach (var length in new[] { 5, 40, whole.Length / 2, whole.Length - 8, whole.Length - 1 })
            Assert.Throws<IOException>(() => Rows(new MemoryStream(whole[..length])));
    }

    [Fact]
    public void A_gzip_file_with_a_flipped_bit_says_so()
    {
        var bytes = Gzip(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"{i * 7919},"))));
        bytes[^6] ^= 1;
        Assert.Throws<IOException>(() => Rows(new MemoryStream(bytes)));
    }

    [Fact]
    public void An_empty_file_has_no_rows() => Assert.Empty(Rows(new MemoryStream()));

    [Fact]
    public void A_quote_that_is_never_closed_costs_one_row()
    {
        var (rows, faults) = RowsAndFaults(Bytes("a,b\n1,\"2\n3,4\n5,6\n"));
        Assert.Equal([["a", "b"], ["3", "4"], ["5", "6"]], rows);
        Assert.Equal(new CsvFault(2, 1, CsvFaultCode.QuoteNeverClosed, 0), Assert.Single(faults));
    }

    [Theory]
    [InlineData("\"1\"x,2")]
    [InlineData("\"1\"\r,2")]
    [InlineData("\"1\"\r\"2\"")]
    public void Text_after_a_closing_quote_costs_one_row(string row)
    {
        var (rows, faults) = RowsAndFaults(Bytes($"a,b\n{row}\n3,4\n"));
        Assert.Equal([["a", "b"], ["3", "4"]], rows);
        Assert.Equal((2, CsvFaultCode.TextAfterQuote), (Assert.Single(faults).Line, faults[0].Code));
    }

    [Fact]
    public void A_record_one_byte_over_the_limit_is_refused_and_one_at_the_limit_is_not()
    {
        var limits = new CsvLimits(10, 3, 1000);
        var (rows, faults) = RowsAndFaults(Bytes("a\n1234567890\r\n12345678901\n\"34567\n901\"\nb\n"), limits);
        Assert.Equal([["a"], ["1234567890"], ["901\""], ["b"]], rows);
        Assert.Equal([(3, CsvFaultCode.RecordTooLong), (4, CsvFaultCode.RecordTooLong)], faults.Select(fault => ((int)fault.Line, fault.Code)));
    }

    [Fact]
    public void More_fields_than_the_limit_are_refused_and_a_trailing_separator_is_a_field()
    {
        var (rows, faults) = RowsAndFaults(Bytes("1,2,3\n1,2,\n1,2,3,\n1,2,3,4\n"), new CsvLimits(100, 3, 1000));
        Assert.Equal([["1", "2", "3"], ["1", "2", ""]], rows);
        Assert.Equal([3, 4], faults.Select(fault => fault.Line));
    }

    [Fact]
    public void A_line_of_100_MB_is_refused_in_bounded_memory_and_the_next_one_read()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (rows, faults) = RowsAndFaults(new LongLine(100_000_000, "\nb,c\n"u8.ToArray()));
        Assert.Equal([["b", "c"]], rows);
        Assert.Equal(CsvFaultCode.RecordTooLong, Assert.Single(faults).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Fact]
    public void More_bytes_than_the_limit_end_the_reading() =>
        Assert.Throws<IOException>(() => RowsAndFaults(Bytes(string.Concat(Enumerable.Repeat("a,b\n", 1000))), new CsvLimits(100, 3, 1000)));

    [Fact]
    public void What_is_written_is_read_back()
    {
        var field = Gen.OneOf("a", "b", ",", ";", "\t", "\"", "\r", "\n", " ", "é", "😀", "'", "=").Array[0, 8].Select(string.Concat);
        var table = Gen.Select(Gen.Int[1, 5], Gen.Int[1, 6]).SelectMany((columns, rows) => field.Array[columns].Array[rows]);
        Gen.Select(table, Gen.OneOf(',', ';', '\t'), Gen.OneOf("\n", "\r\n"), Gen.Bool).Sample((rows, separator, newline, last) =>
        {
            // Which separator it is shows in a header with more than one column only.
            string[] header = [.. rows[0].Select((_, i) => $"h{i}")];
            var sep = header.Length == 1 ? ',' : separator;
            var lines = rows.Prepend(header).Select(row => string.Join(sep, row.Select(cell => Written(cell, sep))));
            var text = string.Join(newline, lines) + (last ? newline : "");
            Assert.Equal(rows.Prepend(header), Rows(Bytes(text)));
        }, iter: 5_000);
    }

    [Fact]
    public void No_bytes_make_it_throw_anything_but_that_the_gzip_is_damaged()
    {
        var alphabet = Gen.OneOf(Gen.Byte, Gen.OneOf("\",;\n\r\ta\0"u8.ToArray()));
        Gen.Select(alphabet.Array[0, 400], Gen.Int[0, 4]).Sample((bytes, kind) =>
        {
            byte[] input = kind switch
            {
                0 => Gzip(bytes),
                1 => [0x1f, 0x8b, .. bytes],
                2 => [0xff, 0xfe, .. bytes],
                3 => [0xfe, 0xff, .. bytes],
                _ => bytes,
            };
            try
            {
                var (rows, _) = RowsAndFaults(new MemoryStream(input), new CsvLimits(64, 6, 100_000));
                Assert.True(rows.Count <= 401);
            }
            catch (IOException)
            {
                Assert.True(input is [0x1f, 0x8b, ..] && kind != 0);
            }
        }, iter: 20_000);
    }

    private static string Written(string cell, char separator) =>
        cell == "" || cell.AsSpan().ContainsAny("\"\r\n") || cell.Contains(separator) ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    private static List<string[]> Rows(Stream stream)
    {
        var (rows, faults) = RowsAndFaults(stream);
        Assert.Empty(faults);
        return rows;
    }

    private static (List<string[]> Rows, List<CsvFault> Faults) RowsAndFaults(Stream stream, CsvLimits? limits = null)
    {
        var (rows, faults) = (new List<string[]>(), new List<CsvFault>());
        using var reader = new CsvReader(stream, limits);
        while (reader.Read())
            if (reader.Fault is { } fault)
                faults.Add(fault);
            else
                rows.Add([.. Enumerable.Range(0, reader.Count).Select(reader.Text)]);
        return (rows, faults);
    }
}
