using Appwacht.Client;

namespace Appwacht.Cli.Inputs;

/// <summary>What is brought to a server in one import: lines, or the files of a management system.</summary>
internal interface IPushed
{
    /// <summary>What the import is called: the same contents are the same import, so that it goes on after a cut and nothing is brought twice.</summary>
    string Key { get; }

    /// <summary>The system it comes from.</summary>
    string System { get; }

    /// <summary>Whether nothing is left to be sent.</summary>
    bool IsDone(ImportStand stand);

    /// <summary>Sends what the server does not have yet.</summary>
    Task<ImportStand> Send(ImportenClient imports, ImportStand stand, CancellationToken cancel);

    /// <summary>Where a line that was set aside stands in the folder.</summary>
    (string File, long Line) PlaceOf(AfgewezenRegel rejected);
}
