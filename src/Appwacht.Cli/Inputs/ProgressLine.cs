using Appwacht.Connectors.Files;

namespace Appwacht.Cli.Inputs;

/// <summary>One line on the terminal that shows how far the reading is; never in a file or a pipe.</summary>
internal sealed class ProgressLine(TextWriter terminal) : IProgress<ReadProgress>
{
    private const int Width = 30;
    private int shown = -1;

    /// <summary>The line, or null when nobody is looking.</summary>
    public static ProgressLine? WhenSomebodyWatches() => Console.IsErrorRedirected || Console.IsOutputRedirected ? null : new ProgressLine(Console.Error);

    /// <inheritdoc/>
    public void Report(ReadProgress value)
    {
        var percent = value.Total == 0 ? 100 : (int)(100 * value.Done / value.Total);
        if (percent == shown)
            return;
        shown = percent;
        var done = percent * Width / 100;
        terminal.Write($"\r{new string('█', done)}{new string('░', Width - done)} {percent,3}% {value.File}");
        if (percent == 100)
            terminal.Write($"\r{new string(' ', Width + value.File.Length + 8)}\r");
    }
}
