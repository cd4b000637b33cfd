using Appwacht.Core.Audit;
using Appwacht.Core.Catalogue;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Core.Exemptions;

/// <summary>A request for an exemption, as it is asked.</summary>
/// <param name="Scope">To what it applies; null when that could not be read.</param>
/// <param name="Subject">The key of the person or device, or the unit.</param>
/// <param name="App">A slug of the register, or an identifier as <c>platform:identifier</c>.</param>
/// <param name="Task">The primary task it is needed for.</param>
/// <param name="Justification">Why the task cannot do without the app.</param>
/// <param name="Measures">What reduces the risk meanwhile.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The first day on which it no longer holds.</param>
public sealed record ExemptionRequest(ExemptionScope? Scope, string Subject, string App, string Task, string Justification, string Measures, DateOnly? From, DateOnly? Until)
{
    /// <summary>Everything for which it is refused; whether the subject exists is asked apart.</summary>
    public IEnumerable<Refusal> WhyNot(AppRegister register, DateOnly today)
    {
        if (Scope is null)
            yield return new("exemption.scope", "`bereik` is person, device of unit.", "`bereik` is person, device or unit.", "bereik");
        if (App.Length > 300 || (register.Find(App) is null && !AppId.TryParse(App, out _)))
            yield return new("exemption.app", "Deze app staat niet in het register; geef de naam in het register of platform:kenmerk.", "This app is not in the register; give its name in the register, or platform:identifier.", "app");
        foreach (var refusal in ((string Text, int Longest, string Field)[])[(Task, 300, "taak"), (Justification, 4000, "motivering"), (Measures, 4000, "maatregelen")])
            if (string.IsNullOrWhiteSpace(refusal.Text) || refusal.Text.Length > refusal.Longest)
                yield return new($"exemption.{refusal.Field}", $"Vul `{refusal.Field}` in, met ten hoogste {refusal.Longest} tekens.", $"Fill in `{refusal.Field}`, with at most {refusal.Longest} characters.", refusal.Field);
        // Who approves is not known yet; that it is somebody else is settled then.
        var asked = new Exemption("", ExemptionScope.Unit, Subject, App, Task, "asked", Measures, new Period(From, Until), "one", "", "another");
        if (asked.WhyNot() is var (code, reason))
            yield return new(code, reason, code is "EXM005" ? "vanaf" : "tot");
        else if (Until <= today)
            yield return new("exemption.over", "De periode is al voorbij.", "The period is over already.", "tot");
    }
}

/// <summary>Asks for an exemption.</summary>
public sealed class RequestExemption(OrganisationDb db, AppCatalogue catalogue, AuditTrail audit, Actor actor, TimeProvider clock)
{
    /// <summary>Asks.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="isKnown">Whether the subject is there, and the caller may ask for it.</param>
    /// <param name="isShielded">Whether it is asked in the compartment.</param>
    /// <param name="cancel">Gives up; then nothing changed.</param>
    public Task<Outcome<ExemptionCase>> Handle(ExemptionRequest request, bool isKnown, bool isShielded, CancellationToken cancel) => db.InTurn<Outcome<ExemptionCase>>(async () =>
    {
        Refusal[] why = [.. request.WhyNot(catalogue.Register, clock.Today())];
        if (!isKnown)
            why = [.. why, new("exemption.subject", "Dit onderwerp is er niet, of niet voor u.", "This subject does not exist, or not for you.", "onderwerp")];
        if (why.Length > 0 || request is not { Scope: { } scope, From: { } from, Until: { } until })
            return why;
        var exemption = new ExemptionCase
        {
            Number = isShielded ? await Compartment.NextNumber(db, cancel) : 0,
            IsShielded = isShielded,
            Scope = scope,
            Subject = request.Subject,
            App = request.App,
            Task = request.Task.Trim(),
            Justification = request.Justification.Trim(),
            Measures = request.Measures.Trim(),
            From = from,
            Until = until,
            RequestedBy = actor.Id,
        };
        db.Add(exemption);
        await db.SaveChangesAsync(cancel); // gives it its number
        audit.Record($"{exemption.Kind}.requested", exemption.Reference);
        await db.SaveChangesAsync(cancel);
        return exemption;
    }, cancel);
}
