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
    public string Sentence(OwnChange change) => change.ToChange() is { IsAboutList: true, Country: { } listed }
        ? texts.With("register-change.says." + change.Kind, control.Country(listed), control.List(change.About), texts.Day(change.Day))
        : texts.With("register-change.says." + change.Kind, control.Node(change.About), change.ToChange().Country is { } country ? control.Country(country) : control.Node(change.Other), texts.Day(change.Day));

    /// <summary>Where it stands.</summary>
    public string State(OwnChange change) => texts["register-change.state." + change.State];
}
