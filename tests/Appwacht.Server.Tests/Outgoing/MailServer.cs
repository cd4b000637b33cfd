using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using ServiceProvider = SmtpServer.ComponentModel.ServiceProvider;

namespace Appwacht.Server.Tests.Outgoing;

/// <summary>A mail server on loopback with a certificate of its own, that does as it is told and remembers what it took.</summary>
internal sealed class MailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly X509Certificate2 certificate = Certificate();
    private readonly bool isImplicit;
    private CancellationTokenSource running = new();
    private Task serving = Task.CompletedTask;

    private MailServer(bool isImplicit) => this.isImplicit = isImplicit;

    public int Port { get; private set; }

    /// <summary>Whoever trusts these trusts the server.</summary>
    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificate(certificate.RawData)];

    /// <summary>What it took, in order.</summary>
    public ConcurrentQueue<MimeMessage> Taken { get; } = new();

    public int Connections { get; private set; }

    /// <summary>What it says to a recipient; null to take it.</summary>
    public Func<string, SmtpResponse?> Answer { get; set; } = _ => null;

    /// <summary>Whether it dies with a mail taken and the sender not told.</summary>
    public Func<bool> Dies { get; set; } = () => false;

    public static MailServer Start(bool isImplicit = false)
    {
        var server = new MailServer(isImplicit) { Port = FreePort() };
        server.Serve();
        return server;
    }

    public async Task Stop()
    {
        await running.CancelAsync();
        try
        {
            await serving;
        }
        catch (OperationCanceledException)
        {
            // It was told to.
        }
    }

    public void Serve()
    {
        running = new();
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Certificate(certificate).IsSecure(isImplicit)).Build();
        var services = new ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        var server = new global::SmtpServer.SmtpServer(options, services);
        server.SessionCreated += (_, _) => Connections++;
        serving = server.StartAsync(running.Token);
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        Taken.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        if (Dies())
        {
            await running.CancelAsync();
            throw new OperationCanceledException(running.Token);
        }

        return SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(context.Pipe.IsSecure);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Answer($"{to.User}@{to.Host}") is { } refusal ? throw new SmtpResponseException(refusal) : Task.FromResult(true);

    public async ValueTask DisposeAsync()
    {
        await Stop();
        running.Dispose();
        certificate.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
    }
}
