namespace Appwacht.Policy.Judgement;

/// <summary>The layers of policy in force, from the state baseline down.</summary>
public sealed class PolicyStack
{
}
