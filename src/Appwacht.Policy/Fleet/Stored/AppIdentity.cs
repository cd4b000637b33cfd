using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Stored;

/// <summary>By what a source knows an app.</summary>
/// <param name="Id">The identifier in a store, as it was first written; null where the source gives names only.</param>
/// <param name="Name">The name; empty where there is an identifier.</param>
/// <param name="Publisher">The publisher, or empty.</param>
/// <param name="Platform">The platform it runs on.</param>
public sealed record AppIdentity(AppId? Id, string Name, string Publisher, Platform Platform);
