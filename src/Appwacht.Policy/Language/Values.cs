using System.Collections;

namespace Appwacht.Policy.Language;

/// <summary>The values of one key, in the order they were written; two are equal when their values are.</summary>
public sealed class Values : IReadOnlyList<string>, IEquatable<Values>
{
    private readonly string[] values;

    /// <summary>The values, kept in order.</summary>
    public Values(params IEnumerable<string> values) => this.values = [.. values];

    /// <summary>The key is not given.</summary>
    public static Values None { get; } = new([]);

    /// <summary>Whether the key is not given.</summary>
    public bool IsEmpty => values.Length == 0;

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public string this[int index] => values[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Values? other) => other is not null && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Values);

    /// <inheritdoc/>
    public override int GetHashCode() => values.Aggregate(17, (hash, value) => HashCode.Combine(hash, StringComparer.Ordinal.GetHashCode(value)));

    /// <summary>The values, comma separated.</summary>
    public override string ToString() => string.Join(", ", values);
}
