namespace Appwacht.Core.Enforcement.Signals;

/// <summary>What a receiver wants of a stream.</summary>
/// <param name="Endpoint">Where signals are brought; null when it comes for them.</param>
/// <param name="Authorization">What is said there, in the form in which it is kept.</param>
/// <param name="Requested">The kinds of events; null for all.</param>
/// <param name="Description">What it calls the stream.</param>
public sealed record StreamWish(string? Endpoint, byte[]? Authorization, IReadOnlyList<string>? Requested, string? Description)
{
    /// <summary>The kinds of events as they are kept: what is no address is left out, as is what there is too much of.</summary>
    internal string? KeptRequested => Requested is null ? null
        : string.Join(' ', Requested.Where(name => name is { Length: > 0 and <= SignalStream.LongestAddress } && name.All(letter => letter is > ' ' and <= '~')).Distinct().Take(SignalStream.MostRequested));

    /// <summary>The description as it is kept.</summary>
    internal string KeptDescription => SignalText.Cut(Description ?? "", SignalStream.LongestDescription);
}

/// <summary>Text of a receiver, which may be anything.</summary>
public static class SignalText
{
    /// <summary>On one line, and no longer than this many characters.</summary>
    public static string Cut(string text, int longest)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
        return line.Length <= longest ? line : line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }
}
