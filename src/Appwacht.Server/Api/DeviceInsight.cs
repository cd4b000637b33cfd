using Appwacht.Client;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Policy.Devices;
using Appwacht.Policy.Language;
using Appwacht.Register;

namespace Appwacht.Server.Api;

/// <summary>One device with its findings in the words of the API.</summary>
internal static class DeviceInsight
{
    public static ToestelInzage Of(DeviceRow device, FleetState state, bool isEnglish)
    {
        var (at, words) = (state.View.Find(device.Key), new FindingWords(state, isEnglish));
        // A device that was stored a moment ago may not be in the fleet yet.
        return new(
            device.Number, device.Name, device.Kind.Name(), device.Platform.Name(), device.Os, device.Ownership.Name(), at < 0 ? null : state.View.Profiles.All[state.View.ProfileOf(at)].Unit,
            device.InventoryAt, device.InventoryAt < InventoryAges.StaleBefore(state.Day), (at < 0 ? Effect.Allow : state.Judged.States[at]).Name(), WhatIsRead(device.Ownership, isEnglish),
            at < 0 ? [] : words.On(at, device.Number), at < 0 ? [] : words.ExemptedOn(at, device.Number), at < 0 ? 0 : state.Judged.UnnamedOn(at));
    }

    private static string WhatIsRead(Ownership ownership, bool isEnglish) => ownership switch
    {
        Ownership.Managed => isEnglish
            ? "Which apps are on this device is read and kept: it is for work only." : "Welke apps op dit toestel staan, wordt gelezen en bewaard: het is alleen voor werk.",
        Ownership.Byod or Ownership.Private => isEnglish
            ? "Only what is in the work profile is read; the rest of this device is not looked at." : "Alleen wat in het werkprofiel staat, wordt gelezen; naar de rest van dit toestel wordt niet gekeken.",
        _ => isEnglish
            ? "Only apps that the policy or an exemption names are kept with this device; of others nothing is kept that leads to you."
            : "Alleen apps die het beleid of een uitzondering noemt, worden bij dit toestel bewaard; van andere wordt niets bewaard dat naar u leidt.",
    };
}
