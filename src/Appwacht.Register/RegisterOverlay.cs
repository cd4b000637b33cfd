namespace Appwacht.Register;

/// <summary>
/// A register with changes of an organisation over it. What does not change is shared with the register under it. Pure: the same register
/// and changes give the same, and without changes it is the register itself.
/// </summary>
/// <param name="Register">The register with the changes.</param>
/// <param name="Standings">For each change, in their order, what became of it.</param>
public sealed record RegisterOverlay(AppRegister Register, IReadOnlyList<ChangeStanding> Standings)
{
    /// <summary>Lays changes over a register, one after the other; what cannot be is left out and said.</summary>
    public static RegisterOverlay Of(AppRegister under, IReadOnlyList<RegisterChange> changes)
    {
        if (changes.Count == 0)
            return new(under, []);
        var lists = new ListChanges(under);
        var control = new ControlChanges(under);
        ChangeStanding[] standings = [.. changes.Select(change => change.IsAboutList ? lists.Apply(change) : control.Apply(change))];
        return new(under.With(control.Places, control.Edges, lists.Listed), standings);
    }
}
