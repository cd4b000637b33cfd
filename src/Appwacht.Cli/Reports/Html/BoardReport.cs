using Appwacht.Policy.Devices;
using Appwacht.Policy.Findings;
using Appwacht.Policy.Judgement;
using Appwacht.Policy.Language;
using Appwacht.Policy.Sentences;
using Appwacht.Register;

namespace Appwacht.Cli.Reports.Html;

/// <summary>
/// A report as a board reads it. Everything that is split up is about mobile devices only: they are what the decision is about, and
/// with one population no table can be subtracted from another.
/// </summary>
internal sealed record BoardReport(CheckReport Check, Words Words)
{
    public FleetAnswer Answer => Check.Answer;

    public Coverage Coverage => Answer.Coverage;

    public AppRegister Register => Answer.Question.Register;

    public PolicyStack Stack => Answer.Question.Stack;

    /// <summary>The policy of the organisation itself: the lowest layer.</summary>
    public PolicyDocument Policy => Stack.Layers[^1].Document;

    public ShownCount Mobile => ShownCount.Of(Coverage.Mobile);

    public ShownCount Laptops => ShownCount.Of(Coverage.Laptops);

    /// <summary>Whether anything at all can be concluded.</summary>
    public bool HasRead => Coverage.Read > 0;

    public string Say(string nl, string en) => Words.Say(nl, en);

    /// <summary>How the policy is read aloud in it.</summary>
    public Reading Reading => new(Register, Words.Language is "en", Words.Day);

    /// <summary>The name of a country.</summary>
    public string Name(Country country) => Reading.Name(country);

    public static ShownCount Count(IEnumerable<Device> devices, Func<Device, bool> which) =>
        ShownCount.Of(devices.Where(which).Select(device => device.Id).Distinct().Count());

    public static ShownCount MobileOf(IEnumerable<Device> devices) => Count(devices, device => device.IsMobile);

    public static ShownCount LaptopsOf(IEnumerable<Device> devices) => Count(devices, IsLaptop);

    public static bool IsLaptop(Device device) => device is { Kind: DeviceKind.Laptop, IsOfTheOrganisation: true };
}
