using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Says in words what a message is about: a heading for each app and device, and under it which, why, when, how, and what instead.</summary>
internal sealed class ItemText(string language)
{
    /// <summary>Names come from devices and may be anything.</summary>
    private const int LongestName = 100;

    private const int LongestReason = 600;

    /// <summary>More in one message nobody reads; the page of the person has them all.</summary>
    private const int Most = 25;

    /// <summary>All of them.</summary>
    public string Of(IReadOnlyList<MessageItem> items)
    {
        var parts = items.Take(Most).Select(Of).ToList();
        if (items.Count > Most)
            parts.Add(Say(new($"En nog {items.Count - Most}. U ziet ze op Mijn toestel.", $"And {items.Count - Most} more. You see them on My device.")));
        return string.Join("\n\n", parts);
    }

    /// <summary>Your phone (name).</summary>
    public string Of(MessageDevice device)
    {
        var kind = Say(device.Kind switch
        {
            DeviceKind.Phone => new("uw telefoon", "your phone"),
            DeviceKind.Tablet => new("uw tablet", "your tablet"),
            DeviceKind.Laptop => new("uw laptop", "your laptop"),
            _ => new("uw toestel", "your device"),
        });
        return Name(device.Name) is { Length: > 0 } name ? $"{kind} ({name})" : kind;
    }

    /// <summary>A name, fit to stand in a line.</summary>
    public static string Name(string name) => MessageText.OneLine(name, LongestName);

    private string Of(MessageItem item) => $"# {Heading(item)}\n\n{string.Join('\n', Lines(item).Select(line => $"- {line}"))}";

    private string Heading(MessageItem item) => item switch
    {
        { Finding: FindingKind.Silent } => Capital(Of(item.Device)),
        { Finding: FindingKind.Unnamed } => Say(new($"Apps op {Of(item.Device)}", $"Apps on {Of(item.Device)}")),
        _ => Say(new($"{Name(item.App ?? "")} op {Of(item.Device)}", $"{Name(item.App ?? "")} on {Of(item.Device)}")),
    };

    private IEnumerable<string> Lines(MessageItem item)
    {
        if (item.Finding is FindingKind.Silent)
            yield return item.LastHeard is { } day
                ? Say(new($"Laatst iets gehoord: {day.Written(language)}.", $"Last heard of: {day.Written(language)}."))
                : Say(new("Wij hoorden nog nooit iets van dit toestel.", "We never heard of this device."));
        else if (item.Finding is FindingKind.Unnamed)
            yield return Say(item.Unnamed == 1
                ? new("1 app staat niet op de lijst van goedgekeurde apps. Welke dat is, bewaren wij niet, omdat u dit toestel ook privé mag gebruiken.", "1 app is not on the list of approved apps. Which one, we do not keep, because you may also use this device privately.")
                : new($"{item.Unnamed} apps staan niet op de lijst van goedgekeurde apps. Welke dat zijn, bewaren wij niet, omdat u dit toestel ook privé mag gebruiken.", $"{item.Unnamed} apps are not on the list of approved apps. Which ones, we do not keep, because you may also use this device privately."));
        if (item.Why is { } why)
            yield return Say(new("Waarom", "Why")) + ": " + MessageText.OneLine(why.In(language), LongestReason);
        if (When(item) is { } when)
            yield return when;
        yield return Say(new("Wat u doet", "What you do")) + ": " + How(item);
        if (item.Substitutes.Count > 0)
            yield return Say(new("Wat u wel kunt gebruiken", "What you can use instead")) + ": " + string.Join(", ", item.Substitutes.Select(Name));
    }

    private string? When(MessageItem item)
    {
        if (item.Step is StepKind.Block)
            return Say(item.Finding is FindingKind.Silent
                ? new("Dit toestel heeft nu geen toegang meer tot onze systemen. Meldt het zich, dan gaat de toegang vanzelf weer open.", "This device now has no access to our systems. When it reports, access opens by itself.")
                : new("Dit toestel heeft nu geen toegang meer tot onze systemen. Is het weg, dan gaat de toegang vanzelf weer open.", "This device now has no access to our systems. When it is gone, access opens by itself."));
        if (item.Next.Kind is StepKind.None)
            return null;
        var day = DateOnly.FromDayNumber(item.Next.Day).Written(language);
        return Say(new("Wanneer", "When")) + ": " + Say((item.Finding, item.Next.Kind) switch
        {
            (FindingKind.Silent, _) => new($"vóór {day}. Hebben wij dan nog niets gehoord, dan krijgt dit toestel geen toegang meer tot onze systemen.", $"before {day}. If we have heard nothing by then, this device gets no access to our systems any more."),
            (_, StepKind.Remove) => new($"vóór {day}. Staat het er dan nog op, dan halen wij het zelf van uw toestel.", $"before {day}. If it is still there by then, we take it off your device ourselves."),
            _ => new($"vóór {day}. Staat het er dan nog op, dan krijgt dit toestel geen toegang meer tot onze systemen.", $"before {day}. If it is still there by then, this device gets no access to our systems any more."),
        });
    }

    private string How(MessageItem item) => Say(item.Finding switch
    {
        FindingKind.Silent => new(
            "zet het toestel aan en verbind het met internet. Bent u het kwijt? Meld dat dan meteen aan uw toestelbeheerder.",
            "switch the device on and connect it to the internet. Did you lose it? Then tell your device administrator at once."),
        FindingKind.Unnamed => new(
            "haal de apps weg die u niet voor uw werk nodig hebt. Twijfelt u? Vraag het uw toestelbeheerder.",
            "remove the apps that you do not need for your work. In doubt? Ask your device administrator."),
        _ => item.Device.Platform switch
        {
            Platform.Android => new("houd het pictogram van de app ingedrukt en kies ‘Verwijderen’ of ‘App-info’ en dan ‘Verwijderen’.", "hold the icon of the app and choose ‘Uninstall’, or ‘App info’ and then ‘Uninstall’."),
            Platform.Ios or Platform.Ipados => new("houd het pictogram van de app ingedrukt, kies ‘Verwijder app’ en nog eens ‘Verwijder app’.", "hold the icon of the app, choose ‘Remove App’ and then ‘Delete App’."),
            Platform.Windows => new("open Instellingen, kies ‘Apps’ en ‘Geïnstalleerde apps’, en kies bij de app ‘Verwijderen’.", "open Settings, choose ‘Apps’ and ‘Installed apps’, and choose ‘Uninstall’ beside the app."),
            Platform.Macos => new("open Finder, kies ‘Apps’ of ‘Programma’s’, en sleep de app naar de prullenmand.", "open Finder, choose ‘Applications’, and drag the app to the Bin."),
            _ => new("haal de app weg zoals u dat op dit toestel doet. Lukt het niet? Vraag het uw toestelbeheerder.", "remove the app as you do on this device. Does it not work? Ask your device administrator."),
        },
    });

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private string Say(LocalText text) => text.In(language);
}
