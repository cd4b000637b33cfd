using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Appwacht.Server.Access;

/// <summary>
/// Tokens that were found good a moment ago. A program that brings a fleet comes with the same token thousands of times a second, and checking
/// its signature each time would cost more than storing what it brings. Kept by their hashes, for a minute at most and never past their end.
/// </summary>
/// <param name="clock">The clock.</param>
internal sealed class CheckedTokens(TimeProvider clock)
{
    /// <summary>Nobody has so many programs; whoever sends more has each token checked.</summary>
    private const int Most = 10_000;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal User, DateTimeOffset Until)> known = new();

    /// <summary>Who a token is of, if it was found good a moment ago.</summary>
    public ClaimsPrincipal? Find(string token) => known.TryGetValue(HashOf(token), out var found) && clock.GetUtcNow() < found.Until ? found.User : null;

    /// <summary>Keeps one that was found good.</summary>
    /// <param name="token">The token.</param>
    /// <param name="user">Who it is of.</param>
    /// <param name="end">When it ends.</param>
    public void Add(string token, ClaimsPrincipal user, DateTimeOffset end)
    {
        var now = clock.GetUtcNow();
        if (known.Count >= Most)
            foreach (var (old, kept) in known)
                if (kept.Until <= now)
                    known.TryRemove(old, out _);
        if (known.Count < Most)
            known[HashOf(token)] = (user, end < now + Kept ? end : now + Kept);
    }

    private static string HashOf(string token) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
