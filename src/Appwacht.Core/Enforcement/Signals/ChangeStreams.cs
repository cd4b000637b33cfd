using Appwacht.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Core.Enforcement.Signals;

/// <summary>Makes the streams of a receiver, changes them and takes them away.</summary>
public sealed class ChangeStreams(OrganisationDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The most streams of one key.</summary>
    public const int Most = 5;

    /// <summary>How long a receiver waits before it asks for the next sign of life.</summary>
    public static readonly TimeSpan BetweenVerifications = TimeSpan.FromSeconds(10);

    /// <summary>There is no such stream for this receiver.</summary>
    public static readonly Refusal NotFound = new("signal-stream.not-found", "Deze stroom is er niet, of niet met deze sleutel.", "There is no such stream, or not with this key.", "stream_id");

    /// <summary>Makes one. Of every device that is shut out now that is told first.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="issuer">Who signs.</param>
    /// <param name="wish">What it is to be.</param>
    /// <param name="cancel">Gives up; then there is none.</param>
    public Task<Outcome<SignalStream>> Make(int key, string issuer, StreamWish wish, CancellationToken cancel) => db.InTurn<Outcome<SignalStream>>(async () =>
    {
        if (await db.Set<SignalStream>().CountAsync(stream => stream.Key == key, cancel) >= Most)
            return new Refusal("signal-stream.most", $"Er zijn al {Most} stromen met deze sleutel.", $"There are {Most} streams with this key already.");
        var now = clock.GetUtcNow();
        var stream = new SignalStream { Id = DeriveSignals.Draw(), Key = key, Issuer = issuer, MadeAt = now, TryAt = now };
        Fill(stream, wish);
        db.Add(stream);
        await db.SaveChangesAsync(cancel);
        audit.Record("signal-stream.made", $"signal-stream:{stream.Number}", new { key, push = stream.Endpoint is not null });
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Changes one.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="decide">What it is to be, by what it is; or why not.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<SignalStream>> Change(int key, string id, Func<SignalStream, Outcome<StreamWish>> decide, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        var decided = decide(stream);
        if (decided is not Outcome<StreamWish>.Done { Value: var wish })
            return ((Outcome<StreamWish>.Refused)decided).Why.ToArray();
        var before = stream.Endpoint;
        Fill(stream, wish);
        if (before != stream.Endpoint)
            (stream.Failures, stream.TryAt) = (0, clock.GetUtcNow());
        audit.Record("signal-stream.changed", $"signal-stream:{stream.Number}", new { push = stream.Endpoint is not null });
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Takes one away, with what waits in it.</summary>
    public Task<Outcome<SignalStream>> Delete(int key, string id, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        db.Remove(stream);
        audit.Record("signal-stream.deleted", $"signal-stream:{stream.Number}");
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Sets the status, as its receiver wants.</summary>
    public Task<Outcome<SignalStream>> SetStatus(int key, string id, StreamStatus status, string reason, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        await StreamState.Set(db, stream, status, SignalText.Cut(reason, SignalStream.LongestDescription), clock.GetUtcNow(), cancel);
        audit.Record("signal-stream.status", $"signal-stream:{stream.Number}", new { status = status.ToString() });
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Goes on with a stream that stopped, as an administrator wants; the receiver is told.</summary>
    public Task<Outcome<SignalStream>> Resume(int number, CancellationToken cancel) => db.InTurn<Outcome<SignalStream>>(async () =>
    {
        if (await db.Set<SignalStream>().SingleOrDefaultAsync(stream => stream.Number == number, cancel) is not { } stream)
            return NotFound;
        if (stream.Status is StreamStatus.Enabled)
        {
            // Nothing to tell: it is tried now, and not after the pause.
            stream.TryAt = clock.GetUtcNow();
            await db.SaveChangesAsync(cancel);
            return stream;
        }

        await StreamState.Set(db, stream, StreamStatus.Enabled, "", clock.GetUtcNow(), cancel);
        db.Add(StreamState.Tell(stream, clock.GetUtcNow()));
        audit.Record("signal-stream.status", $"signal-stream:{number}", new { status = nameof(StreamStatus.Enabled) });
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Sends a sign of life.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="id">Which.</param>
    /// <param name="state">What the receiver wants to hear back.</param>
    /// <param name="cancel">Gives up; then none is sent.</param>
    public Task<Outcome<SignalStream>> Verify(int key, string id, string? state, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        var now = clock.GetUtcNow();
        if (state is not null && (state.Length > Signal.LongestSaid || state.Contains('\0', StringComparison.Ordinal)))
            return new Refusal("signal.state", $"`state` is tekst van ten hoogste {Signal.LongestSaid} tekens.", $"`state` is text of at most {Signal.LongestSaid} characters.", "state");
        if (stream.VerifiedAt is { } last && now < last + BetweenVerifications)
            return new Refusal("signal.too-soon", $"Wacht {BetweenVerifications.TotalSeconds} seconden tussen twee verzoeken.", $"Wait {BetweenVerifications.TotalSeconds} seconds between two requests.");
        stream.VerifiedAt = now;
        if (stream.Status is not StreamStatus.Disabled) // over which nothing goes, and nothing is kept
            db.Add(new Signal { Stream = stream.Number, Jti = DeriveSignals.Draw(), Kind = SignalKind.Verification, Said = state, At = now });
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Leaves a device out of a stream, or takes it up again. One that is not known here is passed over: who asks must not learn which there are.</summary>
    public Task<Outcome<SignalStream>> LeaveOut(int key, string id, string? device, bool isLeftOut, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        if (device is null || await db.Set<Fleet.DeviceRow>().Where(row => row.Key == device).Select(row => (int?)row.Number).SingleOrDefaultAsync(cancel) is not { } number)
            return stream;
        var known = await db.Set<LeftOutDevice>().SingleOrDefaultAsync(one => one.Stream == stream.Number && one.Device == number, cancel);
        if (isLeftOut && known is null)
            db.Add(new LeftOutDevice { Stream = stream.Number, Device = number });
        else if (!isLeftOut && known is not null)
            db.Remove(known);
        await db.SaveChangesAsync(cancel);
        return stream;
    }, cancel);

    /// <summary>Takes up every device again.</summary>
    public Task<Outcome<SignalStream>> TakeUpAll(int key, string id, CancellationToken cancel) => InStream<SignalStream>(key, id, async stream =>
    {
        await db.Set<LeftOutDevice>().Where(one => one.Stream == stream.Number).ExecuteDeleteAsync(cancel);
        return stream;
    }, cancel);

    private Task<Outcome<T>> InStream<T>(int key, string id, Func<SignalStream, Task<Outcome<T>>> work, CancellationToken cancel) => db.InTurn<Outcome<T>>(async () =>
        await db.Set<SignalStream>().SingleOrDefaultAsync(stream => stream.Key == key && stream.Id == id, cancel) is { } stream ? await work(stream) : NotFound, cancel);

    private static void Fill(SignalStream stream, StreamWish wish) =>
        (stream.Endpoint, stream.Authorization, stream.Requested, stream.Description) = (wish.Endpoint, wish.Authorization, wish.KeptRequested, wish.KeptDescription);
}
