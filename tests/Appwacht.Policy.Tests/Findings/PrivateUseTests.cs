using System.Collections;
using System.Reflection;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;

namespace Appwacht.Policy.Tests.Findings;

/// <summary>Only what is needed is kept, and that is settled before any writer sees the answer.</summary>
public class PrivateUseTests
{
    private const string TikTok = "android:com.zhiliaoapp.musically";
    private const string Marker = "merkteken";

    private static readonly PolicyStack Allowlist = Given.Stack(Given.Allowlist(Given.Apps("signal")), Given.Deny(Given.Apps("tiktok")));

    [Theory]
    [InlineData(Ownership.PrivateUseAllowed)]
    [InlineData(Ownership.Byod)]
    [InlineData(Ownership.Private)]
    [InlineData(Ownership.Unknown)]
    public void Apps_that_no_rule_names_are_only_counted(Ownership ownership)
    {
        var answer = MarkedFleet(ownership, Profile.Work).Check(Allowlist);
        Assert.Equal(["tiktok"], answer.Findings.Select(finding => finding.App.Key));
        Assert.Equal(3, Assert.Single(answer.Unnamed).Count);
        Assert.Equal(Effect.Deny, answer.Unnamed[0].Verdict.Effect);
    }

    [Theory]
    [InlineData(Ownership.PrivateUseAllowed, Profile.Work)]
    [InlineData(Ownership.PrivateUseAllowed, Profile.Personal)]
    [InlineData(Ownership.Byod, Profile.Work)]
    [InlineData(Ownership.Byod, Profile.Personal)]
    [InlineData(Ownership.Private, Profile.Unknown)]
    [InlineData(Ownership.Unknown, Profile.Unknown)]
    public void A_marker_app_is_nowhere_in_the_answer(Ownership ownership, Profile profile)
    {
        foreach (var stack in new[] { Allowlist, Given.Stack(Given.Deny(new AppSelector { Known = false })), Given.WrittenRule("effect: deny, apps: { not: { category: fitness } }") })
            Assert.DoesNotContain(TextsIn(MarkedFleet(ownership, profile).Check(stack)), text => text.Contains(Marker, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void On_a_device_for_work_only_the_marker_app_is_there_so_that_the_search_is_proven_to_find_it() =>
        Assert.Contains(TextsIn(MarkedFleet(Ownership.Managed, Profile.Unknown).Check(Allowlist)), text => text.Contains(Marker, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [InlineData(Ownership.Byod)]
    [InlineData(Ownership.Private)]
    public void Of_a_private_device_only_the_work_profile_is_looked_at(Ownership ownership)
    {
        var answer = new GivenFleet().Device("d1", ownership).WithId("d1", TikTok, profile: Profile.Personal).WithId("d1", TikTok).Check(Allowlist);
        Assert.Empty(answer.Findings);
        Assert.Empty(answer.Unnamed);
        Assert.Equal(2, answer.NotRead);
        Assert.Single(new GivenFleet().Device("d1", ownership).WithId("d1", TikTok, profile: Profile.Work).Check(Allowlist).Findings);
    }

    [Fact]
    public void An_app_that_an_exemption_in_force_names_may_be_shown()
    {
        var fleet = new GivenFleet().Device("d1", Ownership.PrivateUseAllowed).WithId("d1", "ios:com.Example");
        Assert.Equal("U-1", Assert.Single(fleet.Check(Allowlist, GivenFleet.Exemption("d1", "ios:com.example")).Exempted).Verdict.Exemption?.Id);

        var past = GivenFleet.Exemption("d1", "ios:com.example") with { Period = new(new(2020, 1, 1), new(2020, 6, 1)) };
        Assert.Empty(fleet.Check(Allowlist, past).Findings);
    }

    [Fact]
    public void An_app_counts_once_among_the_unnamed_too() => Assert.Equal(1, Assert.Single(
        new GivenFleet().Device("d1", Ownership.PrivateUseAllowed).WithId("d1", "android:com.example").WithId("d1", "android:com.example").Check(Allowlist).Unnamed).Count);

    [Fact]
    public void What_is_allowed_is_not_kept() =>
        Assert.Empty(new GivenFleet().Device("d1", Ownership.PrivateUseAllowed).WithId("d1", "android:org.thoughtcrime.securesms").Check(Allowlist).Findings);

    private static GivenFleet MarkedFleet(Ownership ownership, Profile profile) => new GivenFleet().Person("p1", "Handhaving").Device("d1", ownership, "p1")
        .WithId("d1", TikTok, profile: profile).WithId("d1", "android:com.strava", profile: profile)
        .WithId("d1", $"android:com.{Marker}", $"Mijn {Marker}", profile).WithName("d1", $"{Marker} zonder id", Marker, profile: profile);

    /// <summary>Every text that can be reached from an object, through public and private state alike.</summary>
    private static HashSet<string> TextsIn(object root)
    {
        var texts = new HashSet<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object?>([root]);
        while (open.TryPop(out var next))
        {
            if (next is string text)
                texts.Add(text);
            if (next is null or string or Type or MemberInfo or Assembly || next.GetType().IsPrimitive || next.GetType().IsEnum || (!next.GetType().IsValueType && !seen.Add(next)))
                continue;
            if (next is IEnumerable many)
                foreach (var one in many)
                    open.Push(one);
            for (var type = next.GetType(); type is not null && type.Namespace?.StartsWith("System.Reflection", StringComparison.Ordinal) is not true; type = type.BaseType)
                foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    if (!field.FieldType.IsPointer && !field.FieldType.IsByRefLike)
                        open.Push(field.GetValue(next));
        }

        return texts;
    }
}
