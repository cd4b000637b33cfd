namespace Appwacht.Register.Csv;

/// <summary>Why a record of separated values cannot be read.</summary>
public enum CsvFaultCode
{
    /// <summary>It is longer than the limit.</summary>
    RecordTooLong,
    /// <summary>It has more fields than the limit.</summary>
    TooManyFields,
    /// <summary>A quoted field runs to the end of the file.</summary>
    QuoteNeverClosed,
    /// <summary>There is text between a closing quote and the next separator.</summary>
    TextAfterQuote,
}

/// <summary>A record that cannot be read: where, and why.</summary>
/// <param name="Line">The line on which it begins, from 1.</param>
/// <param name="Column">The position in that line, from 1.</param>
/// <param name="Code">Why.</param>
/// <param name="Limit">The limit that was passed, or 0.</param>
public sealed record CsvFault(long Line, int Column, CsvFaultCode Code, int Limit);
