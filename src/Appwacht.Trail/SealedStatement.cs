using System.Text;

namespace Appwacht.Trail;

/// <summary>
/// What somebody agreed to, in lines of a name and a value, with a signature of the organisation under it. The text that was agreed to is in it by its
/// SHA-256, so that neither the text nor what was said of it can change unseen.
/// </summary>
/// <param name="Text">The lines, each <c>name: value</c>, with a line feed behind each.</param>
/// <param name="KeyId">The key it is signed with.</param>
/// <param name="Signature">ECDSA on P-256 with SHA-256, as the two numbers one behind the other (64 bytes).</param>
public sealed record SealedStatement(string Text, string KeyId, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Begins what is signed, so that a signature under anything else never reads as one under a statement.</summary>
    public const string Purpose = "appwacht-bruikleen-1\n";

    /// <summary>Signs some lines.</summary>
    public static SealedStatement Sign(string text, SigningKey key) => new(text, key.Public.Id, key.Sign(Signed(text)));

    /// <summary>Whether the signature is of this key.</summary>
    public bool IsSignedBy(TrailKey key) => key.Id == KeyId && key.Verifies(Signed(Text), Signature.Span);

    /// <summary>What a line says; null when there is no line of that name.</summary>
    public string? this[string name] =>
        Text.Split('\n').FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];

    private static byte[] Signed(string text) => Encoding.UTF8.GetBytes(Purpose + text);
}
