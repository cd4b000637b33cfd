namespace Appwacht.Server.Imports;

/// <summary>A file that only the server's own user can read, and that is gone when it is closed.</summary>
internal static class TemporaryFile
{
    public static FileStream In(string folder)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 1 << 16, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, $"{Guid.NewGuid():N}.tmp"), options);
    }
}
