using System.Globalization;
using Appwacht.Core;
using Appwacht.Core.People;
using Appwacht.Server.Console.Words;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console;

/// <summary>Who did something, as a page says it: decisions refer to a member, whose name may have been deleted since.</summary>
internal sealed class Names
{
    private const string Member = "member:";

    private readonly Texts texts;
    private readonly Dictionary<int, string?> names;

    private Names(Texts texts, Dictionary<int, string?> names) => (this.texts, this.names) = (texts, names);

    /// <summary>Looks up the names of some people at once.</summary>
    /// <param name="db">The organisation.</param>
    /// <param name="texts">The language.</param>
    /// <param name="ids">Who they are, as <see cref="Actor.Id"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Names> Of(OrganisationDb db, Texts texts, IEnumerable<string?> ids, CancellationToken cancel)
    {
        var numbers = ids.Select(NumberOf).OfType<int>().Distinct().ToArray();
        return new(texts, numbers.Length == 0 ? [] : await db.Set<Member>().Where(member => numbers.Contains(member.Number)).ToDictionaryAsync(member => member.Number, member => member.Name, cancel));
    }

    /// <summary>What somebody is called.</summary>
    public string this[string? id] => id switch
    {
        null => "",
        _ when id == Actor.System.Id => texts["who.system"],
        _ when id == Actor.Operator.Id => texts["who.operator"],
        _ when NumberOf(id) is { } number => names.GetValueOrDefault(number) ?? texts.With("who.nameless", number),
        _ => texts["who.service"],
    };

    private static int? NumberOf(string? id) =>
        id is not null && id.StartsWith(Member, StringComparison.Ordinal) && int.TryParse(id.AsSpan(Member.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
