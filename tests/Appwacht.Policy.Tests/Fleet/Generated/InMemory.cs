using System.Text;
using Appwacht.Policy.Fleet.Generated;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Syntax;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet.Generated;

/// <summary>What is generated, without a disk: the files by name, and the policy as it is read from its text.</summary>
internal static class InMemory
{
    public static Dictionary<string, string> Write(GeneratedFleet fleet, int devices)
    {
        var files = new Dictionary<string, MemoryStream>();
        GeneratedFiles.Write(fleet, devices, name => files[name] = new MemoryStream());
        return files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.ToArray()));
    }

    public static PolicyStack Policy(FleetPlan plan, AppRegister register)
    {
        var parsed = PolicyParser.Parse(GeneratedPolicy.Text(plan));
        Assert.Empty(parsed.Diagnostics);
        var stack = PolicyStack.Of([new Layer(parsed.Document ?? throw new InvalidOperationException(), "beleid.yaml")], register).Stack;
        return stack ?? throw new InvalidOperationException("The policy names what is not in the register.");
    }
}
