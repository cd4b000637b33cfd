using Appwacht.Policy.Judgement;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Policy.Tests;

/// <summary>The policies of the repository.</summary>
internal static class ShippedPolicies
{
    /// <summary>The files as one stack, top first.</summary>
    public static PolicyStack Stack(AppRegister register, params IEnumerable<string> files)
    {
        var layers = files.Select(file => new Layer(PolicyParser.Parse(File.ReadAllText(Repository.PathOf(file.Split('/')))).Document!, file));
        var (stack, faults) = PolicyStack.Of([.. layers], register);
        return stack ?? throw new InvalidOperationException(string.Join("; ", faults));
    }
}
