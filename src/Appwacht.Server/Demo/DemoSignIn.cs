using Appwacht.Core;
using Appwacht.Policy.Language;
using Appwacht.Server.Access;
using Microsoft.AspNetCore.Authentication;

namespace Appwacht.Server.Demo;

/// <summary>Signing in as one of the fictional people, without a password. Only a server that was started as a demonstration has it.</summary>
internal static class DemoSignIn
{
    /// <summary>The key in the sample of the one who is an employee.</summary>
    public const string EmployeeKey = "P00048";

    private const string Address = SignInPages.Address + "/voorbeeld";

    /// <summary>
    /// One for each role that people have. Those who are in the sample too have their key there, so that they see devices of their own:
    /// those of the employee have an app on them that is not allowed.
    /// </summary>
    private static readonly IReadOnlyList<DemoPerson> People =
    [
        new(Role.Ciso, "Femke Peters (voorbeeld)", "P00018", new("CISO", "CISO")),
        new(Role.PolicyMaker, "Vera Voorbeeld", null, new("Beleidsmaker", "Policy maker")),
        new(Role.DeviceAdministrator, "Sem Smit (voorbeeld)", "P00019", new("Apparaatbeheerder", "Device administrator")),
        new(Role.Approver, "Guus Voorbeeld", null, new("Goedkeurder", "Approver")),
        new(Role.PrivacyOfficer, "Fleur Voorbeeld", null, new("Functionaris gegevensbescherming", "Privacy officer")),
        new(Role.Auditor, "Aad Voorbeeld", null, new("Auditor", "Auditor")),
        new(Role.Compartment, "Roos Voorbeeld", null, new("Lid van het compartiment", "Member of the compartment")),
        new(Role.Employee, "Koen Smits (voorbeeld)", EmployeeKey, new("Medewerker", "Employee")),
    ];

    /// <summary>Adds it to a demonstration.</summary>
    public static void Map(WebApplication app) => app.MapPost(Address, SignIn).ExcludeFromDescription();

    /// <summary>The part of the sign-in page that offers the people.</summary>
    public static string Form(HttpContext context, Func<string, string, string> say, string back) =>
        $"""
        <h2>{say("Voorbeeld: Gemeente Voorbeeld", "Example: Gemeente Voorbeeld")}</h2>
        <p>{say("Deze mensen bestaan niet. Kies als wie u wilt rondkijken.", "These people do not exist. Choose as whom you want to look around.")}</p>
        <form method="post" action="{Address}">{SignInPages.FormToken(context)}<input type="hidden" name="{SignInPages.Return}" value="{PlainPage.Text(back)}">
        {string.Concat(People.Select(person => $"""<p><button name="rol" value="{person.Role.Name()}">{PlainPage.Text(person.Name)} ({say(person.Title.Nl, person.Title.En)})</button></p>"""))}
        </form>
        """;

    private static async Task<IResult> SignIn(HttpContext context, CancellationToken cancel)
    {
        if (!await SignInPages.IsOurForm(context))
            return Results.BadRequest();
        var form = await context.Request.ReadFormAsync(cancel);
        if (People.FirstOrDefault(person => person.Role.Name() == form["rol"]) is not { } chosen)
            return Results.BadRequest();
        var login = new Login(DemoOrganisation.Provider, chosen.Role.Name(), chosen.Name, chosen.PersonKey, false, [chosen.Role.Name()]);
        await context.SignInAsync(SessionCookie.Scheme, login.ToPrincipal(Login.BySession));
        return Results.LocalRedirect(SignInPages.LocalOr(form[SignInPages.Return], SignInPages.Start));
    }

    private sealed record DemoPerson(Role Role, string Name, string? PersonKey, LocalText Title);
}
