using Appwacht.Server.Access;
using Microsoft.AspNetCore.Components;

namespace Appwacht.Server.Console.Pages.Exemptions;

/// <summary>The exemptions of the compartment: the register as it is outside of it, for its members only.</summary>
[Route("/organisaties/{organisatie}/afgeschermd")]
[Needs(Right.HandleCompartment)]
public sealed class Afgeschermd : Uitzonderingen
{
    /// <inheritdoc/>
    protected override bool IsShielded => true;
}

/// <summary>One exemption of the compartment, and what its members do with it.</summary>
[Route("/organisaties/{organisatie}/afgeschermd/{nummer:int}")]
[Needs(Right.HandleCompartment)]
public sealed class AfgeschermdeUitzondering : Uitzondering
{
    /// <inheritdoc/>
    protected override bool IsShielded => true;
}

/// <summary>Asks for an exemption in the compartment.</summary>
[Route("/organisaties/{organisatie}/afgeschermd/nieuw")]
[Needs(Right.HandleCompartment)]
public sealed class AfgeschermdAanvragen : UitzonderingAanvragen
{
    /// <inheritdoc/>
    protected override bool IsShielded => true;
}
