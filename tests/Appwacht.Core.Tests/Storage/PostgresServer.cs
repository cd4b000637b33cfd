using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Appwacht.Core.Tests.Storage;

/// <summary>
/// A PostgreSQL server of this run of the tests, on loopback, in a folder of its own; or the one that <c>APPWACHT_TEST_POSTGRES</c> gives a
/// connection string of. It ends with the run, also when the run is killed.
/// </summary>
internal static class PostgresServer
{
    // Started once for all tests. Its input is a pipe from us: when that ends, because we did, it stops and cleans up.
    private const string Script = """
        set -e
        folder=$(mktemp -d /tmp/appwacht-postgres-XXXXXX)
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder" -U appwacht -A trust -E UTF8 --locale=C.UTF-8 --no-sync >/dev/null
        "$1/postgres" -D "$folder" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200 \
            -c shared_buffers=32MB -c log_min_messages=fatal >/dev/null 2>&1 </dev/null &
        cat >/dev/null
        kill -INT $!
        wait
        """;

    private static readonly Lazy<Task<(string? Connection, string Why)>> Started = new(Start);

    // Held, because the pipe ends when this is collected.
    private static Process? running;

    /// <summary>How to connect, or a skipped test when there is no server and none can be started.</summary>
    public static async Task<string> Connection()
    {
        var (connection, why) = await Started.Value;
        if (connection is null)
            Assert.Skip(why);
        return connection;
    }

    private static async Task<(string? Connection, string Why)> Start()
    {
        if (Environment.GetEnvironmentVariable("APPWACHT_TEST_POSTGRES") is { Length: > 0 } given)
            return (given, "");
        if (Programs() is not { } programs)
            return (null, "PostgreSQL is not installed here.");
        var port = FreePort();
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true };
        if (Environment.IsPrivilegedProcess)
        {
            // The server refuses to be started by root.
            start.FileName = "setpriv";
            foreach (var word in (string[])["--reuid=postgres", "--regid=postgres", "--clear-groups", "/bin/sh"])
                start.ArgumentList.Add(word);
        }

        foreach (var word in (string[])["-c", Script, "sh", programs, $"{port}"])
            start.ArgumentList.Add(word);
        start.WorkingDirectory = "/";
        var process = running = Process.Start(start) ?? throw new InvalidOperationException("PostgreSQL was not started.");
        var connection = $"Host=127.0.0.1;Port={port};Username=appwacht;Database=postgres;Include Error Detail=true";
        while (!process.HasExited)
        {
            try
            {
                await using var source = NpgsqlDataSource.Create(connection);
                await using var opened = await source.OpenConnectionAsync();
                return (connection, "");
            }
            catch (NpgsqlException)
            {
                await Task.Delay(50);
            }
        }

        return (null, $"PostgreSQL ended while it was started, with {process.ExitCode}.");
    }

    private static string? Programs() => (Directory.Exists("/usr/lib/postgresql") ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")) : [])
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
