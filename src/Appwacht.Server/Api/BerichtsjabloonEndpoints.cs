using Appwacht.Client;
using Appwacht.Core;
using Appwacht.Core.Audit;
using Appwacht.Core.Enforcement.Messages;
using Appwacht.Server.Access;
using Appwacht.Server.Api.Conventions;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Api;

/// <summary><c>/v1/organisaties/{organisatie}/berichtsjablonen</c>: the texts of messages, as they come with the program or as the organisation made them its own.</summary>
internal static class BerichtsjabloonEndpoints
{
    public static void Map(RouteGroupBuilder organisation)
    {
        var templates = organisation.MapGroup("/berichtsjablonen").WithTags("Berichtsjablonen");
        templates.MapGet("", List).WithName("listBerichtsjablonen").WithSummary("De teksten van berichten").Needs(Right.EditMessages).Produces<Pagina<Berichtsjabloon>>();
        templates.MapGet("/{soort}/{taal}", Get).WithName("getBerichtsjabloon").WithSummary("De tekst van een soort bericht in een taal").Needs(Right.EditMessages).Produces<Berichtsjabloon>();
        templates.MapPut("/{soort}/{taal}", Set).WithName("updateBerichtsjabloon").WithSummary("Een eigen tekst geven aan een soort bericht").Needs(Right.EditMessages).Produces<Berichtsjabloon>();
        templates.MapPost("/{soort}/{taal}/_voorbeeld", Preview).WithName("previewBerichtsjabloon").WithSummary("Zien wat een tekst ervan maakt; er wordt niets bewaard").Needs(Right.EditMessages).Produces<Berichtvoorbeeld>();
        templates.MapPost("/{soort}/{taal}/_herstel", Reset).WithName("resetBerichtsjabloon").WithSummary("Terug naar de tekst van Appwacht").OnceOnly().Needs(Right.EditMessages).Produces<Berichtsjabloon>();
    }

    /// <summary>All at once: there are so many kinds as there are, in two languages.</summary>
    private static async Task<IResult> List(HttpContext context, Caller caller, CancellationToken cancel)
    {
        var own = await caller.Db.Set<OwnTemplate>().AsNoTracking().ToDictionaryAsync(one => (one.Kind, one.Language), one => new MessageTemplate(one.Subject, one.Text), cancel);
        Berichtsjabloon[] all =
        [
            .. from kind in MessageKinds.All
               from language in MessageTemplate.Languages
               select ToWire(context, kind, language, own.GetValueOrDefault((kind.Name(), language)) ?? MessageTemplate.Shipped(kind, language), own.ContainsKey((kind.Name(), language))),
        ];
        return Answers.Of(new Pagina<Berichtsjabloon>(all, all.Length, null), WireJson.Default.PaginaBerichtsjabloon);
    }

    private static async Task<IResult> Get(HttpContext context, Caller caller, string soort, string taal, CancellationToken cancel) =>
        Known(soort, taal) is { } kind ? await Tell(context, caller, kind, taal, cancel) : Problems.NotFound();

    private static async Task<IResult> Set(HttpContext context, Caller caller, TimeProvider clock, string soort, string taal, Sjabloontekst tekst, CancellationToken cancel)
    {
        if (Known(soort, taal) is not { } kind)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(kind, taal, await OwnTemplate.InForce(caller.Db, kind, taal, cancel))) is { } problem)
            return problem;
        var set = new SetTemplate(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock), caller.Actor, clock);
        return await set.Handle(kind, taal, ToTemplate(tekst), cancel) is Outcome<MessageTemplate>.Refused { Why: var why } ? Answers.Refused(why) : await Tell(context, caller, kind, taal, cancel);
    }

    private static IResult Preview(Caller caller, TimeProvider clock, string soort, string taal, Sjabloontekst tekst)
    {
        if (Known(soort, taal) is not { } kind)
            return Problems.NotFound();
        return PreviewTemplate.Of(kind, taal, ToTemplate(tekst), caller.Organisation.Name, clock.Today()) switch
        {
            Outcome<MessageText>.Done { Value: var text } => Answers.Of(ToWire(text), WireJson.Default.Berichtvoorbeeld),
            Outcome<MessageText>.Refused { Why: var why } => Answers.Refused(why),
            _ => throw new InvalidOperationException("An outcome is one of two."),
        };
    }

    private static async Task<IResult> Reset(HttpContext context, Caller caller, TimeProvider clock, string soort, string taal, CancellationToken cancel)
    {
        if (Known(soort, taal) is not { } kind)
            return Problems.NotFound();
        if (IfMatch.WhyNot(context.Request, VersionOf(kind, taal, await OwnTemplate.InForce(caller.Db, kind, taal, cancel))) is { } problem)
            return problem;
        await new ResetTemplate(caller.Db, new AuditTrail(caller.Db, caller.Actor, clock)).Handle(kind, taal, cancel);
        return await Tell(context, caller, kind, taal, cancel);
    }

    /// <summary>A message in the words of the API.</summary>
    internal static Berichtvoorbeeld ToWire(MessageText text) => new(text.Subject, text.Plain, text.Html);

    private static MessageKind? Known(string kind, string language) => MessageTemplate.Languages.Contains(language) ? MessageKinds.Parse(kind) : null;

    private static MessageTemplate ToTemplate(Sjabloontekst text) => new(text.Onderwerp?.Trim() ?? "", (text.Tekst ?? "").ReplaceLineEndings("\n").Trim());

    private static async Task<IResult> Tell(HttpContext context, Caller caller, MessageKind kind, string language, CancellationToken cancel)
    {
        var template = await OwnTemplate.InForce(caller.Db, kind, language, cancel);
        IfMatch.Tell(context, VersionOf(kind, language, template));
        return Answers.Of(ToWire(context, kind, language, template, template != MessageTemplate.Shipped(kind, language)), WireJson.Default.Berichtsjabloon);
    }

    private static Berichtsjabloon ToWire(HttpContext context, MessageKind kind, string language, MessageTemplate template, bool isOwn)
    {
        var isEnglish = Language.IsEnglish(context.Request);
        return new(kind.Name(), language, template.Subject, template.Text, isOwn, [.. kind.Placeholders().Select(place => new Sjabloonplaats(place.Code, isEnglish ? place.What.En : place.What.Nl, kind.Obligatory().Contains(place), place.IsBlock))]);
    }

    private static Microsoft.Net.Http.Headers.EntityTagHeaderValue VersionOf(MessageKind kind, string language, MessageTemplate template) =>
        IfMatch.VersionOf("berichtsjabloon", kind.Name(), language, template.Subject, template.Text);
}
