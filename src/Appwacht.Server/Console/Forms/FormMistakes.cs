using Appwacht.Core;

namespace Appwacht.Server.Console.Forms;

/// <summary>What is wrong with what was sent by a form, for its fields.</summary>
/// <param name="All">Every reason.</param>
public sealed record FormMistakes(IReadOnlyList<Refusal> All)
{
    /// <summary>What is wrong with a field.</summary>
    public IEnumerable<Refusal> Of(string field) => All.Where(mistake => mistake.Field == field);
}
