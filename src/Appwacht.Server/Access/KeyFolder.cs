namespace Appwacht.Server.Access;

/// <summary>The folder with the keys that sign sessions: kept, so that a restart signs nobody out, and for this user of the machine only.</summary>
internal static class KeyFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes it, if it is not there, and closes it to others.</summary>
    public static DirectoryInfo In(string data)
    {
        var folder = Path.Combine(data, "keys");
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(folder);
        Directory.CreateDirectory(data);
        var made = Directory.CreateDirectory(folder, OwnerOnly);
        // It may have been there with another mode.
        File.SetUnixFileMode(folder, OwnerOnly);
        return made;
    }
}
