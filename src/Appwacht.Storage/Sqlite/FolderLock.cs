namespace Appwacht.Storage.Sqlite;

/// <summary>
/// Keeps other processes from making or changing databases in a folder. The system lets go of it when the process ends, however that
/// comes about: nobody waits for one that was killed.
/// </summary>
internal static class FolderLock
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits until no other process is at it.</summary>
    public static async Task<IDisposable> Take(string folder, CancellationToken cancel)
    {
        var file = Path.Combine(folder, "lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(Between, cancel);
            }
        }
    }
}
