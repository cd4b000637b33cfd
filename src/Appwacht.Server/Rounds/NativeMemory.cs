using System.Runtime.InteropServices;

namespace Appwacht.Server.Rounds;

/// <summary>The memory that is not .NET's: of SQLite and of the compiler, who ask the C library for it.</summary>
internal static class NativeMemory
{
    /// <summary>Gives back to the system what they gave back to the library, which keeps it for the next time.</summary>
    public static void GiveBack()
    {
        if (!OperatingSystem.IsLinux())
            return;
        try
        {
            _ = Trim(0);
        }
        catch (TypeLoadException)
        {
            // Another C library than that of GNU; it keeps less.
        }
    }

    [DllImport("libc.so.6", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Trim(nuint room);
}
