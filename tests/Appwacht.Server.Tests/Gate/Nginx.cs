using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Appwacht.Architecture.Tests;

namespace Appwacht.Server.Tests.Gate;

/// <summary>A real NGINX on loopback with the configuration of <c>samples/poort/nginx</c>, before a page, with devices that have certificates.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("appwacht-nginx-");
    private readonly ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 authority;
    private readonly int port = FreePort();
    private Process? process;

    private Nginx()
    {
        var request = new CertificateRequest("CN=Devices", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(30));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Skips the test, visibly, where there is no NGINX that asks others whether somebody may come in.</summary>
    public static async Task Need()
    {
        Assert.SkipUnless(File.Exists(Program), "NGINX is not installed here.");
        using var asked = Process.Start(new ProcessStartInfo(Program, ["-V"]) { RedirectStandardError = true }) ?? throw new InvalidOperationException("NGINX did not start.");
        Assert.SkipUnless((await asked.StandardError.ReadToEndAsync(Cancel)).Contains("--with-http_auth_request_module", StringComparison.Ordinal), "This NGINX has no auth_request.");
    }

    /// <summary>Starts one.</summary>
    /// <param name="appwacht">Where Appwacht listens.</param>
    /// <param name="organisation">The organisation.</param>
    /// <param name="key">The key of the gate.</param>
    /// <param name="gate">Which configuration for when Appwacht does not answer, such as <c>gate-open.conf</c>.</param>
    public static async Task<Nginx> Start(Uri appwacht, string organisation, string key, string gate)
    {
        var made = new Nginx();
        await made.Configure(appwacht, organisation, key, gate);
        made.process = Process.Start(new ProcessStartInfo(Program, ["-p", made.folder.FullName, "-c", "nginx.conf", "-g", "daemon off;"]) { RedirectStandardError = true }) ?? throw new InvalidOperationException("NGINX did not start.");
        var errors = made.process.StandardError.ReadToEndAsync(Cancel);
        for (var began = Stopwatch.StartNew(); ; await Task.Delay(20, Cancel))
        {
            if (made.process.HasExited || began.Elapsed > TimeSpan.FromSeconds(20))
                throw new InvalidOperationException($"NGINX did not start: {(made.process.HasExited ? await errors : "")}");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, made.port, Cancel);
                return made;
            }
            catch (SocketException)
            {
                // Not yet.
            }
        }
    }

    /// <summary>A client on a device, with a certificate in its name; without one when it has no name.</summary>
    public HttpClient On(string? device)
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { authority }, RevocationMode = X509RevocationMode.NoCheck };
        if (device is not null)
            handler.SslOptions.ClientCertificates = [CertificateOf($"CN={device}, O=Gemeente")];
        return new HttpClient(handler) { BaseAddress = new Uri($"https://127.0.0.1:{port}") };
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            // Asked and not killed, so that its workers go with it.
            using var kill = Process.Start("kill", $"-TERM {process.Id}");
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process?.Dispose();
        authority.Dispose();
        authorityKey.Dispose();
        folder.Delete(recursive: true);
    }

    private async Task Configure(Uri appwacht, string organisation, string key, string gate)
    {
        var etc = folder.CreateSubdirectory("appwacht").FullName;
        foreach (var file in Directory.EnumerateFiles(Repository.PathOf("samples", "poort", "nginx")))
        {
            var text = await File.ReadAllTextAsync(file, Cancel);
            var changed = text.Replace("127.0.0.1:5080", appwacht.Authority, StringComparison.Ordinal).Replace("gemeente-voorbeeld", organisation, StringComparison.Ordinal)
                .Replace("poort_PUT_THE_KEY_HERE", key, StringComparison.Ordinal).Replace("listen 443 ssl", $"listen 127.0.0.1:{port} ssl", StringComparison.Ordinal)
                .Replace("/etc/nginx/appwacht/gate-closed.conf", "/etc/nginx/appwacht/" + gate, StringComparison.Ordinal).Replace("/etc/nginx/appwacht", etc, StringComparison.Ordinal)
                .Replace("include ask.conf", $"include {etc}/ask.conf", StringComparison.Ordinal)
                .Replace("/etc/nginx/tls", folder.FullName, StringComparison.Ordinal).Replace("/dev/shm/appwacht", folder.FullName + "/cache", StringComparison.Ordinal)
                .Replace("/var/www/intranet", folder.FullName + "/www", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(etc, Path.GetFileName(file)), changed, Cancel);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.CreateSubdirectory("www").FullName, "index.html"), "<!doctype html><title>Intranet</title>Welkom", Cancel);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "devices-ca.pem"), authority.ExportCertificatePem(), Cancel);
        using (var server = CertificateOf("CN=intranet"))
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "intranet.pem"), server.ExportCertificatePem(), Cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "intranet.key"), server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem(), Cancel); // it was made with one
        }

        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "nginx.conf"),
            $$"""
            {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
            worker_processes 1;
            pid {{folder.FullName}}/nginx.pid;
            error_log {{folder.FullName}}/error.log;
            events { worker_connections 64; }
            http {
                access_log off;
                client_body_temp_path {{folder.FullName}}/t1;
                proxy_temp_path {{folder.FullName}}/t2;
                fastcgi_temp_path {{folder.FullName}}/t3;
                uwsgi_temp_path {{folder.FullName}}/t4;
                scgi_temp_path {{folder.FullName}}/t5;
                include {{etc}}/site.conf;
            }
            """,
            Cancel);
    }

    private X509Certificate2 CertificateOf(string subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(8));
        using var whole = made.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
