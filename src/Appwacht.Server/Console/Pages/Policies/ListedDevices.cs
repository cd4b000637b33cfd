using Appwacht.Core;
using Appwacht.Core.Fleet;
using Appwacht.Core.Fleet.Answers;
using Appwacht.Core.Processing;
using Microsoft.EntityFrameworkCore;

namespace Appwacht.Server.Console.Pages.Policies;

/// <summary>The managed devices that a decision would touch one by one, for who may see devices.</summary>
internal static class ListedDevices
{
    /// <summary>A part of them, with the numbers by which people know the devices; recorded as seen before it is given.</summary>
    public static async Task<(IReadOnlyList<(bool IsStricter, int Device, int App)> Part, int Total, IReadOnlyDictionary<string, int> Numbers)> Part(
        OrganisationDb db, FleetState state, DecisionPreview preview, ProcessingLog log, int skip, int take, CancellationToken cancel)
    {
        var all = (preview.Gained.List ?? []).Select(pair => (IsStricter: true, pair.Device, pair.App)).Concat((preview.Lost.List ?? []).Select(pair => (IsStricter: false, pair.Device, pair.App)));
        var total = (preview.Gained.List?.Count ?? 0) + (preview.Lost.List?.Count ?? 0);
        var part = all.Skip(skip).Take(take).ToArray();
        var keys = part.Select(one => state.View.IdOf(one.Device)).Distinct().ToArray();
        // Of a few the rows are looked up; of very many the whole table is quicker than a question with all their keys.
        var rows = keys.Length == 0 ? [] : await (keys.Length <= 500 ? db.Set<DeviceRow>().Where(device => keys.Contains(device.Key)) : db.Set<DeviceRow>()).Select(device => new { device.Key, device.Number }).ToListAsync(cancel);
        if (part.Length > 0)
            await log.Record(ProcessingActivity.SeeDevices, part.Select(one => state.View.PersonOf(one.Device) is >= 0 and var person ? person : (int?)null), cancel);
        return (part, total, rows.ToDictionary(device => device.Key, device => device.Number, StringComparer.OrdinalIgnoreCase));
    }
}
