namespace Appwacht.Core.Organisations;

/// <summary>The organisation that somebody with the setup link asks for, and the group of people who run it first.</summary>
/// <param name="Id">Its permanent name.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Provider">The sign-in provider that says who is in the group.</param>
/// <param name="Group">The group; everybody in it becomes CISO and device administrator, and can give roles to others.</param>
public sealed record FirstOrganisation(string Id, string Name, string Provider, string Group)
{
    /// <summary>Every reason why it cannot be made like this.</summary>
    /// <param name="providers">The providers that there are.</param>
    public IReadOnlyList<Refusal> WhyNot(IReadOnlyCollection<string> providers)
    {
        var why = new List<Refusal>();
        if (!OrganisationId.TryParse(Id, out _))
            why.Add(new("organisation.id", $"De korte naam heeft kleine letters, cijfers en losse streepjes, begint met een letter en is hoogstens {OrganisationId.Longest} lang.", $"The short name has small letters, digits and single hyphens, begins with a letter and is at most {OrganisationId.Longest} long.", "id"));
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > Organisation.LongestName || Name.Any(char.IsControl))
            why.Add(new("organisation.name", $"De naam is 1 tot {Organisation.LongestName} tekens lang.", $"The name is 1 to {Organisation.LongestName} characters long.", "naam"));
        if (!providers.Contains(Provider))
            why.Add(new("grant.provider", "Deze aanmeldvoorziening is niet ingesteld.", "This provider is not set.", "voorziening"));
        if (string.IsNullOrWhiteSpace(Group) || Group.Length > RoleGrant.LongestGroup)
            why.Add(new("grant.group", $"De groep is 1 tot {RoleGrant.LongestGroup} tekens lang.", $"The group is 1 to {RoleGrant.LongestGroup} characters long.", "groep"));
        return why;
    }

    /// <summary>The roles with which its first people can do everything else.</summary>
    public IEnumerable<RoleGrant> Grants() => new[] { Role.Ciso, Role.DeviceAdministrator }
        .Select(role => new RoleGrant { Organisation = OrganisationId.Parse(Id), Provider = Provider, Group = Group.Trim(), Role = role });
}
