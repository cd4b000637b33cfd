using System.Globalization;
using System.Reflection;
using Appwacht.Client;
using Microsoft.AspNetCore.Http.Metadata;

namespace Appwacht.Server.Api.Conventions;

/// <summary>
/// Which part of a list is asked for: at most <c>aantal</c> items that come after the one numbered <c>na</c>. Numbers do not shift when
/// something is added or removed meanwhile, so no item is skipped or given twice.
/// </summary>
/// <param name="After">The number of the last item that the caller has.</param>
/// <param name="Size">How many at most.</param>
internal sealed record Paging(long After, int Size) : IEndpointParameterMetadataProvider
{
    /// <summary>How many when nothing is asked.</summary>
    public const int Usual = 50;

    /// <summary>The largest page.</summary>
    public const int Largest = 200;

    /// <summary>Reads it from the address; mistakes are refused together with those of other parameters.</summary>
    public static ValueTask<Paging> BindAsync(HttpContext context)
    {
        var after = Read(context, "na", 0, 0, int.MaxValue);
        return ValueTask.FromResult(new Paging(after, (int)Read(context, "aantal", Usual, 1, Largest)));
    }

    /// <inheritdoc/>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new PagedList());

    /// <summary>The address of the page after this one, which also goes into the header <c>Link</c>; null when this is the last.</summary>
    /// <param name="context">The request: what else it asks for, such as a filter, holds for the next page too.</param>
    /// <param name="last">The number of the last item on this page, or null when nothing follows.</param>
    public Uri? Next(HttpContext context, long? last)
    {
        if (last is null)
            return null;
        var others = context.Request.Query.Where(pair => pair.Key is not ("na" or "aantal")).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)));
        var query = QueryString.Create([.. others, new("na", $"{last}"), new("aantal", $"{Size}")]);
        var next = $"{context.Request.PathBase}{context.Request.Path}{query}";
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return new Uri(next, UriKind.Relative);
    }

    /// <summary>A page, made from one more than fit on it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="found">What was found: at most one more than <see cref="Size"/>.</param>
    /// <param name="total">How many there are in all, where that is known.</param>
    /// <param name="numberOf">The number after which the next page begins, given its last.</param>
    /// <param name="toWire">What is shown of each.</param>
    public Pagina<TWire> Page<T, TWire>(HttpContext context, IReadOnlyList<T> found, long? total, Func<T, long> numberOf, Func<T, TWire> toWire) =>
        new([.. found.Take(Size).Select(toWire)], total, Next(context, found.Count > Size ? numberOf(found[Size - 1]) : null));

    private static long Read(HttpContext context, string name, long usual, long least, long most)
    {
        var given = context.Request.Query[name];
        if (given.Count == 0)
            return usual;
        if (given.Count == 1 && long.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Mistakes.Of(context).Add(new("page." + (name is "na" ? "after" : "size"), $"`{name}` ligt tussen {least} en {most}.", $"`{name}` is between {least} and {most}.", name));
        return usual;
    }
}

/// <summary>Says that an endpoint gives a list in pages, for the description of the API.</summary>
internal sealed record PagedList;
