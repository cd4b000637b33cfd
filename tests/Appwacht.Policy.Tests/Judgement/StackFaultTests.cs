using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Judgement;

public class StackFaultTests
{
    [Theory]
    [InlineData("POL050")]
    [InlineData("POL051")]
    [InlineData("POL052")]
    [InlineData("POL053")]
    public void A_name_that_no_layer_gives_is_told(string code)
    {
        var rule = Given.Deny(Given.Apps("tiktok"));
        var fault = Assert.Single(FaultsIn(Given.Policy("beleid", code switch
        {
            "POL050" => rule with { Apps = new AppSelector { Not = new AppSelector { List = new("nergens") } } },
            "POL051" => rule with { AudienceName = "nergens" },
            "POL052" => rule with { Ladder = "nergens" },
            _ => rule with { Apps = new AppSelector { ControlledFrom = new("nergens") } },
        })));
        Assert.Equal((code, Severity.Error), (fault.Code, fault.Severity));
        Assert.Contains("`nergens`", fault.Message.Nl, StringComparison.Ordinal);
        Assert.Contains("`nergens`", fault.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_without_the_layer_it_adopts_is_refused() =>
        Assert.Equal("POL054", Assert.Single(FaultsIn(Given.Policy("gemeente") with { Adopts = new("rijk", 1, default) })).Code);

    [Fact]
    public void A_policy_below_another_layer_than_it_adopts_is_refused() =>
        Assert.Equal("POL054", Assert.Single(FaultsIn(Given.Policy("provincie"), Given.Policy("gemeente") with { Adopts = new("rijk", 1, default) })).Code);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_policy_below_another_version_than_it_adopts_is_refused(int found) => Assert.Equal(
        "POL055", Assert.Single(FaultsIn(Given.Policy("rijk") with { Version = found }, Given.Policy("gemeente") with { Adopts = new("rijk", 2, default) })).Code);

    [Fact]
    public void A_pile_that_is_too_high_says_how_high_it_may_be() => Assert.Contains("8", StackDiagnostics.TooManyLayers(default, 8).Message.En, StringComparison.Ordinal);

    [Fact]
    public void The_layer_above_may_give_the_name() => Assert.Empty(FaultsIn(
        Given.Policy("rijk") with { AppLists = new Dictionary<string, Values> { ["lijst"] = new("tiktok") } },
        Given.Policy("gemeente", Given.Deny(new AppSelector { List = new("lijst") })) with { Adopts = new("rijk", 1, default) }));

    [Fact]
    public void The_layer_below_may_not() => Assert.Equal("POL050", Assert.Single(FaultsIn(
        Given.Policy("rijk", Given.Deny(new AppSelector { List = new("lijst") })),
        Given.Policy("gemeente") with { AppLists = new Dictionary<string, Values> { ["lijst"] = new("tiktok") } })).Code);

    private static PolicyDiagnostic[] FaultsIn(params IEnumerable<PolicyDocument> layers)
    {
        var (stack, faults) = PolicyStack.Of([.. layers.Select(layer => new Layer(layer, $"{layer.Id}.yaml"))], TestRegister.Register);
        Assert.Equal(faults.Count == 0, stack is not null);
        return [.. faults.Select(fault => fault.Diagnostic)];
    }
}
