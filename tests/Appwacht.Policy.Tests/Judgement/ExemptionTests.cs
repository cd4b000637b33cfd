using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Judgement;

public class ExemptionTests
{
    private static readonly Device Phone = new("d1", "Telefoon 1", DeviceKind.Phone, Platform.Android, OsVersion.Parse("15"), Ownership.Managed, "p1", null);

    private static readonly Person Person = new("p1", "Handhaving", "boa", RiskTier.Standard, new HashSet<string>(), new HashSet<string>(), "nl");

    private static readonly Exemption Exemption = new(
        "U-1", ExemptionScope.Device, "d1", "tiktok", "opsporing", "nodig", "apart toestel", new(new(2026, 11, 1), new(2026, 12, 1)), "p1", "", "p2");

    private static readonly PolicyStack Stack = Given.Stack(Given.Deny(Given.Apps("tiktok", "strava")));

    [Fact]
    public void An_exemption_in_force_allows_and_is_named_with_the_rules_it_lifts()
    {
        var verdict = Judge(Exemption);
        Assert.Equal(Effect.Allow, verdict.Effect);
        Assert.Equal("U-1", verdict.Exemption?.Id);
        Assert.Equal(Effect.Deny, Assert.Single(verdict.Matches).Effect);
    }

    [Theory]
    [InlineData("2026-10-31", Effect.Deny)]
    [InlineData("2026-11-01", Effect.Allow)]
    [InlineData("2026-11-30", Effect.Allow)]
    [InlineData("2026-12-01", Effect.Deny)]
    public void It_holds_in_its_period_only(string day, Effect expected) => Assert.Equal(expected, Judge(Exemption, day: DateOnly.Parse(day)).Effect);

    [Theory]
    [InlineData(ExemptionScope.Device, "d1", true)]
    [InlineData(ExemptionScope.Device, "d2", false)]
    [InlineData(ExemptionScope.Device, "p1", false)]
    [InlineData(ExemptionScope.Person, "p1", true)]
    [InlineData(ExemptionScope.Person, "p2", false)]
    [InlineData(ExemptionScope.Unit, "Handhaving", true)]
    [InlineData(ExemptionScope.Unit, "Financiën", false)]
    [InlineData(ExemptionScope.Unit, "", false)]
    public void It_holds_for_its_own_device_person_or_unit_only(ExemptionScope scope, string subject, bool covers) =>
        Assert.Equal(covers ? Effect.Allow : Effect.Deny, Judge(Exemption with { Scope = scope, Subject = subject }).Effect);

    [Fact]
    public void It_holds_for_no_unit_when_the_user_is_not_known()
    {
        Assert.False((Exemption with { Scope = ExemptionScope.Unit, Subject = "" }).Covers(Phone with { PersonId = null }, null));
        Assert.True((Exemption with { Scope = ExemptionScope.Person, Subject = "p1" }).Covers(Phone, null));
    }

    [Theory]
    [InlineData("tiktok", null, true)]
    [InlineData("strava", null, false)]
    [InlineData("android:com.zhiliaoapp.musically", "android:com.zhiliaoapp.musically", true)]
    [InlineData("android:com.zhiliaoapp.musically", "android:com.ss.android.ugc.trill", false)]
    public void It_holds_for_its_own_app_only(string named, string? installed, bool covers) =>
        Assert.Equal(covers ? Effect.Allow : Effect.Deny, Judge(Exemption with { App = named }, Given.App("tiktok", id: installed)).Effect);

    [Fact]
    public void What_is_allowed_anyway_needs_no_exemption() => Assert.Null(Judge(Exemption with { App = "signal" }, Given.App("signal")).Exemption);

    [Fact]
    public void An_exemption_touches_only_its_scope_and_period() =>
        Gen.Select(Gens.Layers, Gens.Apps, Gens.Days, Gen.OneOf("d1", "d2"), Gen.OneOf("tiktok", "strava", "android:com.example")).Sample((layers, app, day, subject, named) =>
        {
            var exemption = Exemption with { Subject = subject, App = named, Period = new(Given.Today, Given.Today.AddDays(3)) };
            var without = Given.Stack(layers).Judge(Phone, Person, app, day, []);
            var with = Given.Stack(layers).Judge(Phone, Person, app, day, [exemption]);
            var meant = subject == "d1" && exemption.Period.Contains(day) && (app.Slug == named || app.Id?.ToString() == named) && without.Effect is not Effect.Allow;
            return meant ? with.Effect is Effect.Allow && with.Exemption == exemption : with.Effect == without.Effect && with.Exemption is null;
        });

    [Theory]
    [InlineData("EXM001")]
    [InlineData("EXM002")]
    [InlineData("EXM003")]
    [InlineData("EXM004")]
    [InlineData("EXM005")]
    [InlineData("EXM006")]
    [InlineData("EXM007")]
    [InlineData("EXM008")]
    [InlineData(null)]
    public void An_exemption_that_cannot_be_in_force_says_why(string? code) => Assert.Equal(code, (code switch
    {
        "EXM001" => Exemption with { Justification = " " },
        "EXM002" => Exemption with { RequestedBy = "" },
        "EXM003" => Exemption with { ApprovedBy = "" },
        "EXM004" => Exemption with { ApprovedBy = " P1 " },
        "EXM005" => Exemption with { Period = new(null, new(2026, 12, 1)) },
        "EXM006" => Exemption with { Period = new(new(2026, 11, 1), null) },
        "EXM007" => Exemption with { Period = new(new(2026, 11, 1), new(2026, 11, 1)) },
        "EXM008" => Exemption with { Period = new(new(2026, 11, 1), new(2027, 11, 2)) },
        _ => Exemption with { Period = new(new(2026, 11, 1), new(2027, 11, 1)) },
    }).WhyNot()?.Code);

    private static Verdict Judge(Exemption exemption, AppFacts? app = null, DateOnly? day = null) =>
        Stack.Judge(Phone, Person, app ?? Given.App("tiktok"), day ?? Given.Today, [exemption]);
}
