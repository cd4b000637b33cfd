namespace Appwacht.Server.Hosting;

/// <summary>Says that a page has its style in itself, and needs nothing from anywhere.</summary>
/// <param name="Hash">The hash of the style, as a content security policy names it: <c>sha256-…</c>.</param>
internal sealed record OwnStyle(string Hash);
