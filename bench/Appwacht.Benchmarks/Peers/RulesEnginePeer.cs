using Appwacht.Benchmarks.Fleet;
using RulesEngine.Models;

namespace Appwacht.Benchmarks.Peers;

/// <summary>Microsoft RulesEngine: rules as texts, compiled to expressions, asked once for each installed app.</summary>
internal sealed class RulesEnginePeer : IFleetPeer
{
    private const string Policy = "policy";
    private const string Denied = "denied";

    private readonly PeerFleet fleet;
    private readonly HashSet<(int Device, int App)> exempt;
    private readonly RulesEngine.RulesEngine engine;

    public RulesEnginePeer(PeerFleet fleet)
    {
        this.fleet = fleet;
        exempt = [.. fleet.Exempt()];
        const string listed = """(app.Country == "CN" || app.Country == "RU" || app.Country == "IR" || app.Country == "KP")""";
        engine = new RulesEngine.RulesEngine(
        [
            new Workflow
            {
                WorkflowName = Policy,
                Rules =
                [
                    Rule(Denied, $"""
                        ({listed} && !app.Presumed)
                        || ((app.Category == "fitness" || app.Category == "dating") && (device.Tier == "elevated" || device.Tier == "high"))
                        || (app.Category == "vpn" && device.Deployed)
                        || (device.Tier == "high" && (device.Ownership == "managed" || device.Ownership == "private-use-allowed") && !app.Approved)
                        """),
                    Rule("to vet", $"!app.Known || {listed}"),
                ],
            },
        ]);
    }

    public FleetCounts Evaluate()
    {
        var counts = default(FleetCounts);
        for (var device = 0; device < fleet.Devices.Count; device++)
        {
            var (allowed, toVet, denied) = (0, 0, 0);
            var about = new RuleParameter("device", fleet.Devices[device]);
            foreach (var app in fleet.On(device))
            {
                var answers = engine.ExecuteAllRulesAsync(Policy, about, new RuleParameter("app", fleet.Apps[app])).AsTask().Result;
                var matched = answers.FirstOrDefault(answer => answer.IsSuccess);
                if (matched is null || exempt.Contains((device, app)))
                    allowed++;
                else if (matched.Rule.RuleName is Denied)
                    denied++;
                else
                    toVet++;
            }

            counts = counts.With(allowed, toVet, denied);
        }

        return counts;
    }

    public void Dispose() => engine.ClearWorkflows();

    private static Rule Rule(string name, string expression) => new() { RuleName = name, RuleExpressionType = RuleExpressionType.LambdaExpression, Expression = expression.ReplaceLineEndings(" ") };
}
