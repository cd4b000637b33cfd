using Appwacht.Core.Exemptions;
using Appwacht.Core.Fleet.Reports;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Enforcement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Core.Enforcement.Messages;

/// <summary>Shows what a template makes of examples: of nobody, and with everything in it that there can be.</summary>
public static class PreviewTemplate
{
    internal static readonly MessageDevice Phone = new("VB-1042", DeviceKind.Phone, Platform.Android);
    private static readonly MessageDevice Tablet = new("VB-2077", DeviceKind.Tablet, Platform.Ipados);
    private static readonly LocalText Why = new("TikTok wordt beheerd vanuit China. Zulke apps weren wij van onze toestellen.", "TikTok is controlled from China. We keep such apps off our devices.");

    /// <summary>Shows it, or every reason why it cannot be used.</summary>
    /// <param name="kind">The kind of message.</param>
    /// <param name="language"><c>nl</c> or <c>en</c>.</param>
    /// <param name="template">The template.</param>
    /// <param name="organisation">The name of the organisation.</param>
    /// <param name="today">The day from which the days in it are counted.</param>
    public static Outcome<MessageText> Of(MessageKind kind, string language, MessageTemplate template, string organisation, DateOnly today) =>
        template.WhyNot(kind).ToArray() is { Length: > 0 } why ? why : template.Fill(Values(kind, new(organisation, language), language, today), language);

    private static IReadOnlyDictionary<string, string> Values(MessageKind kind, MessageValues values, string language, DateOnly today)
    {
        var policy = new PolicyDocument
        {
            Id = "voorbeeld",
            Title = new("Apps uit landen met een offensief cyberprogramma", "Apps from countries with an offensive cyber programme"),
            Decision = new("College van burgemeester en wethouders", today, "", new([])),
            Rules = [],
        };
        return kind switch
        {
            MessageKind.Announce => values.Of(policy, ["TikTok", "CapCut"], CampaignDates.After(today)),
            MessageKind.Report => values.Of(policy, new CampaignFigures(33, 0, 0)),
            MessageKind.Advisory => values.Of(
                language is "en" ? "Update TikTok today" : "Werk TikTok vandaag nog bij", language is "en" ? "There is a leak in older versions." : "Er zit een lek in oudere versies.", "TikTok", [Phone]),
            MessageKind.Ending => values.OfEnding("TikTok", language is "en" ? "Supervision of youth work" : "Toezicht op jeugdwerk", today.AddDays(EndingExemptions.NoticeDays - 1)),
            MessageKind.Agreement or MessageKind.AgreementReminder => values.OfAgreement(
                language is "en" ? "Agreement on devices on loan" : "Overeenkomst voor toestellen in bruikleen", today, kind is MessageKind.AgreementReminder),
            MessageKind.Urgent => values.Of(12, ReportKind.Stolen, today),
            _ => values.Of(Items(kind, today.AddDays(7).DayNumber)),
        };
    }

    private static IReadOnlyList<MessageItem> Items(MessageKind kind, int day) => kind switch
    {
        MessageKind.SilentAsk or MessageKind.SilentWarn or MessageKind.SilentBlock => [Silent(Step(kind), day)],
        _ =>
        [
            new(Phone, FindingKind.App, Step(kind), Next(kind, StepKind.Remove, day)) { App = "TikTok", Why = Why, Substitutes = ["YouTube"] },
            new(Tablet, FindingKind.Unnamed, Step(kind), Next(kind, StepKind.Block, day)) { Unnamed = 3 },
        ],
    };

    private static MessageItem Silent(StepKind step, int day) =>
        new(Phone, FindingKind.Silent, step, step is StepKind.Block ? default : new(StepKind.Block, day)) { LastHeard = DateOnly.FromDayNumber(day).AddDays(-30) };

    private static PlannedStep Next(MessageKind kind, StepKind step, int day) => kind is MessageKind.Block ? default : new(step, day);

    private static StepKind Step(MessageKind kind) => kind switch
    {
        MessageKind.Ask or MessageKind.SilentAsk => StepKind.Ask,
        MessageKind.Remind => StepKind.Remind,
        MessageKind.Block or MessageKind.SilentBlock => StepKind.Block,
        _ => StepKind.Warn,
    };
}
