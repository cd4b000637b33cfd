using Appwacht.Register;

namespace Appwacht.Policy.Judgement;

/// <summary>What made a selector hold, or kept it from being determined.</summary>
/// <param name="Key">The key of the policy language: <c>controlled-from</c>, <c>category</c>, <c>unit</c> …</param>
/// <param name="Value">The value that fits: a list, a category; for what is not known, what was asked.</param>
/// <param name="Truth"><see cref="Truth.Yes"/> for evidence, <see cref="Truth.Unknown"/> for what could not be determined.</param>
/// <param name="Country">The country, when the ground is control.</param>
/// <param name="Confidence">How sure, when the ground is a path of control.</param>
public sealed record Ground(string Key, string Value, Truth Truth, Country? Country = null, Confidence? Confidence = null)
{
    /// <summary>Whether the app itself is what fits, so that the rule can be said to name it: evidence, or a path that is only presumed.</summary>
    public bool NamesTheApp => Key is "app" or "list" or "category" or "publisher" or "party" or "controlled-from" or "listed-by" or "uses"
        && (Truth is Truth.Yes || Confidence is not null);
}
