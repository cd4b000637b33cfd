using Appwacht.Server.Access;
using Appwacht.Server.Console.Parts;
using Appwacht.Server.Console.Words;
using Microsoft.AspNetCore.Components;

namespace Appwacht.Server.Console;

/// <summary>What every page of an organisation has: who asks (after access was checked), the texts, and addresses.</summary>
public abstract class OrganisationPage : ComponentBase
{
    /// <summary>The organisation in the address. Who may see it was checked before; what is done with it goes through <see cref="Caller"/>.</summary>
    [Parameter]
    public string Organisatie { get; set; } = "";

    /// <summary>The request.</summary>
    [CascadingParameter]
    private protected HttpContext Http { get; set; } = null!; // always there when a page is made on the server

    /// <summary>Who asks something of which organisation, with its database and what is held of it in memory.</summary>
    [Inject]
    private protected Caller Caller { get; set; } = null!; // set by the framework

    /// <summary>The texts.</summary>
    [Inject]
    private protected Texts T { get; set; } = null!; // set by the framework

    /// <summary>For what is said on the page that comes after this one.</summary>
    [Inject]
    private protected Notices Notices { get; set; } = null!; // set by the framework

    [Inject]
    private NavigationManager Navigation { get; set; } = null!; // set by the framework

    /// <inheritdoc/>
    /// <remarks>
    /// A component shows itself once before it has what it asks for, as long as that is on its way. Here nobody would see that, and a page
    /// would have to be made for having nothing.
    /// </remarks>
    public override async Task SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        OnInitialized();
        await OnInitializedAsync();
        OnParametersSet();
        await OnParametersSetAsync();
        StateHasChanged();
    }

    /// <summary>Ends when nobody waits for the answer any more.</summary>
    private protected CancellationToken Cancel => Http.RequestAborted;

    /// <summary>An address within this organisation: <c>At("apps", slug)</c>.</summary>
    private protected string At(params ReadOnlySpan<string> steps) => Addresses.Of(Caller.Organisation.Id, steps);

    /// <summary>This page with some of its query changed.</summary>
    private protected string With(params ReadOnlySpan<(string Name, string? Value)> changes) => Addresses.With(Http.Request, changes);

    /// <summary>Goes to a page after something was done, where a notice says so.</summary>
    private protected void GoTo(string address, string notice, params string[] values)
    {
        Notices.ForNextPage(notice, values);
        Navigation.NavigateTo(address);
    }

    /// <summary>Says that there is no such thing, or not for this person.</summary>
    private protected void NotFound() => Navigation.NotFound();
}
