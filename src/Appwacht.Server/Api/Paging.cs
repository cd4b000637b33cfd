using Appwacht.Client;

namespace Appwacht.Server.Api;

/// <summary>Lists are given in pages; the address of the next page says after which one it begins.</summary>
internal static class Paging
{
    /// <summary>The most on one page.</summary>
    public const int Most = 200;

    /// <summary>Why a page cannot be so long, or null.</summary>
    public static IResult? WhyNot(int count) => count is >= 1 and <= Most
        ? null : Problems.Of(StatusCodes.Status400BadRequest, new("page.size", $"`aantal` ligt tussen 1 en {Most}.", $"`aantal` is between 1 and {Most}.", "aantal"));

    /// <summary>A page, made from one more than fit on it.</summary>
    /// <param name="found">What was found: at most one more than <paramref name="count"/>.</param>
    /// <param name="count">How many fit.</param>
    /// <param name="total">How many there are in all, where that is known.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="after">The number after which the next page begins, given its last.</param>
    /// <param name="toWire">What is shown of each.</param>
    public static Pagina<TWire> Page<T, TWire>(IReadOnlyList<T> found, int count, long? total, HttpRequest request, Func<T, long> after, Func<T, TWire> toWire)
    {
        Uri? next = null;
        if (found.Count > count)
        {
            var query = request.Query.Where(one => one.Key is not "na").SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value))
                .Append(new("na", $"{after(found[count - 1])}"));
            next = new Uri(QueryString.Create(query).Value ?? "", UriKind.Relative);
        }

        return new([.. found.Take(count).Select(toWire)], total, next);
    }
}
