using System.Globalization;

namespace Appwacht.Server.Console.Pages.Control;

/// <summary>A part of a long list that is already in memory; which part is in the address as <c>pagina</c>.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Last">The number of the last part.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, int Number, int Last)
{
    private const int Size = 50;

    /// <summary>The part that is asked for; the first or the last when there is no such part.</summary>
    public static ListPage<T> Of(IReadOnlyList<T> all, string? asked)
    {
        var last = Math.Max(1, (all.Count + Size - 1) / Size);
        var number = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, last) : 1;
        return new([.. all.Skip((number - 1) * Size).Take(Size)], number, last);
    }

    /// <summary>The address of the part before it, or null.</summary>
    public string? Previous(HttpRequest request) => Number > 1 ? At(request, Number - 1) : null;

    /// <summary>The address of the part after it, or null.</summary>
    public string? Next(HttpRequest request) => Number < Last ? At(request, Number + 1) : null;

    private static string At(HttpRequest request, int number) => Addresses.With(request, ("pagina", number == 1 ? null : number.ToString(CultureInfo.InvariantCulture)));
}
