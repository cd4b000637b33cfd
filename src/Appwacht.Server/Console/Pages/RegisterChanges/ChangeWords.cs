using Appwacht.Core.Catalogue;
using Appwacht.Register;
using Appwacht.Server.Console.Pages.Control;
using Appwacht.Server.Console.Words;

namespace Appwacht.Server.Console.Pages.RegisterChanges;

/// <summary>What a change of the register says, in a sentence.</summary>
internal sealed class ChangeWords(AppRegister register, Texts texts)
{
    private readonly ControlWords control = new(register, texts);

    /// <summary>What it says.</summary>
    public string Sentence(OwnChange change) => change.ToChange() switch
    {
        { IsAboutList: true, Country: { } country } => texts.With("register-change.says." + change.Kind, control.Country(country), control.List(change.About), texts.Day(change.Day)),
        { Country: { } country } => texts.With($"register-change.says.{change.Kind}.country", control.Node(change.About), control.Country(country), texts.Day(change.Day)),
        _ => texts.With("register-change.says." + change.Kind, control.Node(change.About), control.Node(change.Other), texts.Day(change.Day)),
    };
}
