using System.Collections.Concurrent;
using Appwacht.Console.Tests.Browsing;
using Appwacht.Core.Tests.Storage;

[assembly: AssemblyFixture(typeof(Sites))]

namespace Appwacht.Console.Tests.Browsing;

/// <summary>The servers of all tests, one for each kind of database to look at and one to work in, started when the first test asks.</summary>
public sealed class Sites : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Site>>> started = new(StringComparer.Ordinal);

    /// <summary>The one on a kind of database.</summary>
    internal Task<Site> On(string kind) => started.GetOrAdd(kind, _ => new(() => Site.Start(kind))).Value;

    /// <summary>The one on a kind of database in which work is done, so that what the other tests look at stays as it is.</summary>
    internal Task<Site> ToWorkIn(string kind) => started.GetOrAdd(kind + " to work in", _ => new(() => Site.Start(kind))).Value;

    /// <summary>The one in which every form is sent without anything in it.</summary>
    internal Task<Site> ToBeRefusedIn() => started.GetOrAdd("to be refused in", _ => new(() => Site.Start(TestDatabases.Sqlite))).Value;

    public async ValueTask DisposeAsync()
    {
        await Chromium.Stop();
        foreach (var site in started.Values.Where(site => site.Value.IsCompletedSuccessfully))
            await (await site.Value).DisposeAsync();
    }
}
