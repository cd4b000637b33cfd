using Appwacht.Policy.Judgement;
using Appwacht.Register;

namespace Appwacht.Core.Catalogue;

/// <summary>The register of apps and the state's policies: as they come with the program, or with the changes of an organisation (see <see cref="OwnRegister"/>).</summary>
public sealed class AppCatalogue
{
    private readonly NameResolver resolver;
    private readonly Lazy<AppSearch> search;

    /// <summary>Takes what was read.</summary>
    /// <param name="register">The register.</param>
    /// <param name="baselines">The policies that another may adopt.</param>
    public AppCatalogue(AppRegister register, IReadOnlyList<Layer> baselines) => (Register, Baselines, resolver, search) = (register, baselines, new NameResolver(register), new(() => new AppSearch(register)));

    private AppCatalogue(AppRegister register, AppCatalogue like) => (Register, Baselines, resolver, search) = (register, like.Baselines, like.resolver, new(() => new AppSearch(register)));

    /// <summary>The register.</summary>
    public AppRegister Register { get; }

    /// <summary>Finds apps by what somebody types; made when it is first asked for.</summary>
    public AppSearch Search => search.Value;

    /// <summary>The policies that another may adopt.</summary>
    public IReadOnlyList<Layer> Baselines { get; }

    /// <summary>The same with changes over the register. These never touch apps, so that names are resolved by what is there already.</summary>
    internal AppCatalogue With(AppRegister changed) => ReferenceEquals(changed, Register) ? this : new(changed, this);

    /// <summary>What an app that a source reports is in the register, and how sure that is.</summary>
    public Resolved Resolve(AppId? id, string name, string publisher, Platform platform) =>
        id is { } known ? resolver.Resolve(known, name) : resolver.Resolve(name, publisher, platform);
}
