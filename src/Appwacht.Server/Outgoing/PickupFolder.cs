using Appwacht.Core;
using Appwacht.Core.Enforcement;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Server.Commands;
using Appwacht.Server.Hosting;

namespace Appwacht.Server.Outgoing;

/// <summary>Puts mail in a folder of the organisation, for a mail server or a person to send. What comes twice overwrites itself.</summary>
internal sealed class PickupFolder(ServerSettings settings, MailMaker maker) : IPostbox
{
    /// <inheritdoc/>
    public IPostRound Begin(OrganisationId organisation) => new Round(Path.Combine(settings.Data, organisation.Value, "pickup"), organisation, maker);

    private sealed class Round(string folder, OrganisationId organisation, MailMaker maker) : IPostRound
    {
        public async Task<Delivery> Deliver(Letter letter, CancellationToken cancel)
        {
            var (mail, why) = maker.Of(organisation, letter);
            if (mail is null)
                return Delivery.Refused(why);
            using (mail)
            {
                try
                {
                    PrivateFiles.MakeFolder(folder);
                    var file = Path.Combine(folder, letter.Key.Replace('/', '-') + ".eml");
                    // Under another name until it is whole: who picks it up never gets half a mail.
                    var half = $"{file}.{Guid.NewGuid():N}.half";
                    await using (var stream = PrivateFiles.Create(half))
                        await mail.WriteToAsync(stream, cancel);
                    File.Move(half, file, overwrite: true);
                    return Delivery.Taken;
                }
                catch (Exception full) when (full is IOException or UnauthorizedAccessException)
                {
                    return Delivery.Later(OutboxReason.Unreachable);
                }
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
