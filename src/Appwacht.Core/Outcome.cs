using Appwacht.Policy.Language;

namespace Appwacht.Core;

/// <summary>Why something is not done: an answer, not a bug. It tells a person what to do instead.</summary>
/// <param name="Code">Permanent, as in <c>exemption.too-long</c>.</param>
/// <param name="Message">The sentence a person reads; holds no personal data.</param>
/// <param name="Field">The part of the request that it is about, or null for the whole.</param>
public sealed record Refusal(string Code, LocalText Message, string? Field = null)
{
    /// <summary>A refusal in both languages.</summary>
    public Refusal(string code, string nl, string en, string? field = null)
        : this(code, new LocalText(nl, en), field)
    {
    }
}

/// <summary>What came of a use case: a value, or every reason why not.</summary>
/// <typeparam name="T">What is given when it is done.</typeparam>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    /// <summary>It was done.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>It was refused, and nothing changed.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Why) : Outcome<T>;

    /// <summary>Done, with a value.</summary>
    public static implicit operator Outcome<T>(T value) => new Done(value);

    /// <summary>Refused, for one reason.</summary>
    public static implicit operator Outcome<T>(Refusal why) => new Refused([why]);

    /// <summary>Refused, for several reasons.</summary>
    public static implicit operator Outcome<T>(Refusal[] why) => new Refused(why);
}
