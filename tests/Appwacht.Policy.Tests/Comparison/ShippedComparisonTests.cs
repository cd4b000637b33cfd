using System.Diagnostics;
using Appwacht.Policy.Comparison;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Comparison;

public class ShippedComparisonTests
{
    private static readonly AppRegister Catalogue = RegisterReader.Read(file => File.OpenRead(Repository.PathOf("catalogue", file))).Register!;

    [Theory]
    [InlineData("samples/gemeente-voorbeeld/beleid.yaml")]
    [InlineData("samples/defensie-voorbeeld/beleid.yaml")]
    public void The_samples_do_not_weaken_the_state_baseline_and_that_is_known_at_once(string file)
    {
        var (basis, stack) = (ShippedPolicies.Stack(Catalogue, "policies/rijk-appbeleid.yaml"), ShippedPolicies.Stack(Catalogue, "policies/rijk-appbeleid.yaml", file));
        var clock = Stopwatch.StartNew();
        var comparison = PolicyComparison.Of(basis, stack, Catalogue, Country.Netherlands, Given.Today);
        TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {comparison?.DeviceKinds} × {comparison?.AppKinds} × {comparison?.Days} in {clock.ElapsedMilliseconds} ms");

        Assert.NotNull(comparison);
        Assert.Empty(comparison.Weakenings);
        // Measured: well under a second. The bound is wide, so that a busy machine does not fail and a change of order does.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"{clock.Elapsed}");
    }

    [Fact]
    public void The_state_baseline_alone_is_weaker_than_the_municipality()
    {
        var basis = ShippedPolicies.Stack(Catalogue, "policies/rijk-appbeleid.yaml", "samples/gemeente-voorbeeld/beleid.yaml");
        var comparison = PolicyComparison.Of(basis, ShippedPolicies.Stack(Catalogue, "policies/rijk-appbeleid.yaml"), Catalogue, Country.Netherlands, Given.Today);
        Assert.Equal(["gemeente-voorbeeld/landen", "gemeente-voorbeeld/sport"], comparison!.Weakenings.Select(weakening => weakening.Rule.Reference));
    }
}
