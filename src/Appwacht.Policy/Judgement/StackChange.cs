using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>Stacks as they would be after one decision, to see what it does before it is taken. Everything else stays as it is.</summary>
public static class StackChange
{
    /// <summary>The id of the layer that a what-if puts below the others.</summary>
    public const string Layer = "what-if";

    /// <summary>With more rules, in a layer below the others: such a layer can only make stricter.</summary>
    /// <returns>The stack, or null when a rule names what is not there.</returns>
    public static PolicyStack? WithRules(this PolicyStack stack, AppRegister register, DateOnly day, params IReadOnlyList<Rule> rules) => stack.With(
        new Layer(new PolicyDocument { Id = Layer, Title = new("Wat als", "What if"), Decision = new Decision("", day, "", Values.None), Rules = rules }, Layer), register).Stack;

    /// <summary>Without one rule, named as in <c>rijk-appbeleid/landen</c>; null when there is none.</summary>
    public static PolicyStack? WithoutRule(this PolicyStack stack, AppRegister register, string reference)
    {
        if (!stack.Rules.Any(rule => rule.Reference == reference))
            return null;
        return stack.With(register, document => document with { Rules = [.. document.Rules.Where(rule => $"{document.Id}/{rule.Id}" != reference)] });
    }

    /// <summary>With one country more on a country list, from the first day on; null when there is no such list.</summary>
    public static PolicyStack? WithCountry(this PolicyStack stack, AppRegister register, string list, Country country) =>
        stack.WithList(register, list, listed => [.. listed, new ListedCountry(list, country, Period.Always, new Source(Layer, "", ""))]);

    /// <summary>Without a country on a country list, whatever the day; null when there is no such list.</summary>
    public static PolicyStack? WithoutCountry(this PolicyStack stack, AppRegister register, string list, Country country) =>
        stack.WithList(register, list, listed => [.. listed.Where(one => one.Country != country)]);

    private static PolicyStack? WithList(this PolicyStack stack, AppRegister register, string list, Func<IEnumerable<ListedCountry>, IReadOnlyList<ListedCountry>> change)
    {
        if (!stack.Layers.Any(layer => layer.Document.CountryLists.ContainsKey(list)) && !register.ListedCountries.Contains(list))
            return null;
        // A list of the register is laid over with a changed one in the top layer, where every layer without one of its own finds it.
        var top = stack.Layers[0].Document;
        return stack.With(register, document =>
            document.CountryLists.TryGetValue(list, out var listed) ? WithCountries(document, list, change(listed))
            : ReferenceEquals(document, top) && register.ListedCountries.Contains(list) ? WithCountries(document, list, change(register.ListedCountries[list]))
            : document);
    }

    private static PolicyDocument WithCountries(PolicyDocument document, string list, IReadOnlyList<ListedCountry> countries) =>
        document with { CountryLists = new Dictionary<string, IReadOnlyList<ListedCountry>>(document.CountryLists) { [list] = countries } };

    private static PolicyStack? With(this PolicyStack stack, AppRegister register, Func<PolicyDocument, PolicyDocument> change) =>
        PolicyStack.Of([.. stack.Layers.Select(layer => layer with { Document = change(layer.Document) })], register).Stack;
}
