using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Appwacht.Server.Outgoing;

/// <summary>Sends mail to a server over one connection for each round. When the server cannot be reached the rest of the round waits for the next.</summary>
/// <param name="settings">Which server.</param>
/// <param name="maker">Makes the mails.</param>
/// <param name="roots">Certificates that are trusted besides those of the machine; null for none.</param>
internal sealed class SmtpPostbox(MailSettings settings, MailMaker maker, X509Certificate2Collection? roots = null) : IPostbox
{
    /// <inheritdoc/>
    public IPostRound Begin(OrganisationId organisation) => new Round(settings, maker, organisation, roots);

    private sealed class Round(MailSettings settings, MailMaker maker, OrganisationId organisation, X509Certificate2Collection? roots) : IPostRound
    {
        private SmtpClient? client;
        private OutboxReason down;

        public async Task<Delivery> Deliver(Letter letter, CancellationToken cancel)
        {
            var (mail, why) = maker.Of(organisation, letter);
            if (mail is null)
                return Delivery.Refused(why);
            using (mail)
                return down is not OutboxReason.None ? Delivery.Later(down) : await Send(mail, cancel);
        }

        public async ValueTask DisposeAsync()
        {
            if (client is null)
                return;
            try
            {
                // Everything was answered for; a server that is gone by now changes nothing.
                await client.DisconnectAsync(client.IsConnected, CancellationToken.None);
            }
            catch (Exception gone) when (gone is IOException or SocketException or ProtocolException)
            {
                client.Dispose();
            }

            client.Dispose();
        }

        private async Task<Delivery> Send(MimeMessage mail, CancellationToken cancel)
        {
            try
            {
                await Connect(cancel);
                await client!.SendAsync(mail, cancel);
                return Delivery.Taken;
            }
            catch (SmtpCommandException refused) when (refused.ErrorCode is SmtpErrorCode.RecipientNotAccepted)
            {
                await Begin(cancel);
                return IsForGood(refused) ? Delivery.Refused(OutboxReason.UnknownAddress) : Delivery.Later(OutboxReason.NotNow);
            }
            catch (SmtpCommandException refused)
            {
                await Begin(cancel);
                return IsForGood(refused) ? Delivery.Refused(OutboxReason.RefusedByReceiver) : Delivery.Later(OutboxReason.NotNow);
            }
            catch (AuthenticationException)
            {
                return Down(OutboxReason.SignInRefused);
            }
            catch (Exception untrusted) when (untrusted is SslHandshakeException or NotSupportedException)
            {
                return Down(OutboxReason.NotTrusted);
            }
            catch (Exception away) when (away is IOException or SocketException or ProtocolException or TimeoutException || (away is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                return Down(OutboxReason.Unreachable);
            }
        }

        /// <summary>Whether asking again is of no use. A server that closes the connection says nothing of the mail.</summary>
        private static bool IsForGood(SmtpCommandException refused) => (int)refused.StatusCode >= 500 && refused.StatusCode is not (SmtpStatusCode.AuthenticationRequired or SmtpStatusCode.ServiceNotAvailable);

        private async Task Connect(CancellationToken cancel)
        {
            if (client is { IsConnected: true })
                return;
            client?.Dispose();
            client = new SmtpClient { Timeout = (int)TimeSpan.FromSeconds(settings.TimeoutSeconds).TotalMilliseconds, CheckCertificateRevocation = roots is null };
            if (roots is not null)
                client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is X509Certificate2 shown && IsTrusted(shown, roots);
            await client.ConnectAsync(settings.Server ?? "", settings.Port, settings.Encryption switch { "tls" => SecureSocketOptions.SslOnConnect, "none" => SecureSocketOptions.None, _ => SecureSocketOptions.StartTls }, cancel);
            if (settings.User is { } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", cancel);
        }

        private static bool IsTrusted(X509Certificate2 shown, X509Certificate2Collection roots)
        {
            using var chain = new X509Chain { ChainPolicy = { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck } };
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
            return chain.Build(shown);
        }

        /// <summary>The next mail begins with a clean slate.</summary>
        private async Task Begin(CancellationToken cancel)
        {
            if (client is { IsConnected: true })
                await client.DisconnectAsync(true, cancel);
        }

        private Delivery Down(OutboxReason why)
        {
            down = why;
            return Delivery.Later(why);
        }
    }
}
