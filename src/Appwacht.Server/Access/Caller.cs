using Appwacht.Core;
using Appwacht.Core.Agreements;
using Appwacht.Core.Catalogue;
using Appwacht.Core.Fleet;
using Appwacht.Core.Organisations;

namespace Appwacht.Server.Access;

/// <summary>Who asks something of which organisation, as the login says. There for the length of one request, after access was checked.</summary>
internal sealed class Caller
{
    private Lazy<OrganisationDb>? db;
    private OwnRegister? register;

    /// <summary>The organisation.</summary>
    public Organisation Organisation { get; private set; } = null!; // Admit sets all of this before an endpoint runs

    /// <summary>Its database; opened when it is first asked for.</summary>
    public OrganisationDb Db => db?.Value ?? throw new InvalidOperationException("Access was not checked.");

    /// <summary>What is held of it in memory.</summary>
    public Workspace Workspace { get; private set; } = null!;

    /// <summary>The register as it holds for the organisation.</summary>
    public OwnRegister Register => register ?? throw new InvalidOperationException("The endpoint said that it does not ask the register.");

    /// <summary>Who it is, for the trail.</summary>
    public Actor Actor { get; private set; } = null!;

    /// <summary>What they are for the organisation.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Their identifier as user of devices, where the provider says it.</summary>
    public string? PersonKey { get; private set; }

    /// <summary>How strongly they signed in, as the provider said it.</summary>
    public SignInStrength Strength { get; private set; } = SignInStrength.NotTold;

    /// <summary>Whether they have a right.</summary>
    public bool May(Right right) => Rights.Allow(right, Roles);

    /// <summary>Sets who it is; by the access check only.</summary>
    public void Admit(Organisation organisation, Lazy<OrganisationDb> db, Workspace workspace, Actor actor, IReadOnlyList<Role> roles, Login login, OwnRegister? register) =>
        (Organisation, this.db, Workspace, Actor, Roles, PersonKey, Strength, this.register) = (organisation, db, workspace, actor, roles, login.PersonKey, login.Strength, register);
}
