namespace Appwacht.Policy.Syntax;

/// <summary>What a policy file may hold at most: far above what people write, far below what hurts.</summary>
public static class YamlLimits
{
    /// <summary>Characters in the text: 1 MiB.</summary>
    public const int Text = 1024 * 1024;

    /// <summary>Levels inside each other.</summary>
    public const int Depth = 32;

    /// <summary>Values, lists and mappings together.</summary>
    public const int Nodes = 50_000;

    /// <summary>Characters of one value.</summary>
    public const int Scalar = 10_000;
}
