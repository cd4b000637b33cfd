using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Core.Catalogue;

/// <summary>The register of apps and the state's policies as they come with the program: the same for every organisation, read once.</summary>
public sealed class AppCatalogue
{
    private readonly NameResolver resolver;
    private readonly Lazy<AppSearch> search;

    /// <summary>Takes what was read.</summary>
    /// <param name="register">The register.</param>
    /// <param name="baselines">The policies that another may adopt.</param>
    public AppCatalogue(AppRegister register, IReadOnlyList<Layer> baselines) => (Register, Baselines, resolver, search) = (register, baselines, new NameResolver(register), new(() => new AppSearch(register)));

    /// <summary>The register.</summary>
    public AppRegister Register { get; }

    /// <summary>Finds apps by what somebody types; made when it is first asked for.</summary>
    public AppSearch Search => search.Value;

    /// <summary>The policies that another may adopt.</summary>
    public IReadOnlyList<Layer> Baselines { get; }

    /// <summary>What an app that a source reports is in the register, and how sure that is.</summary>
    public Resolved Resolve(AppId? id, string name, string publisher, Platform platform) =>
        id is { } known ? resolver.Resolve(known, name) : resolver.Resolve(name, publisher, platform);
}
