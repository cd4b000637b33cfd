namespace Appwacht.Policy.Fleet;

/// <summary>Gives the apps of <see cref="InstallsByApp"/> their new numbers and puts them in the order of those. The memory in which it works is kept.</summary>
/// <param name="newNumberOf">The new number of each app.</param>
internal sealed class InstallRenumberer(int[] newNumberOf)
{
    /// <summary>For each app by new number its place, from 1.</summary>
    private readonly int[] placeOf = new int[newNumberOf.Length];

    private InstallsByApp before = InstallsByApp.None;

    /// <summary>Renumbers in place: fresh memory costs more than what is done with it.</summary>
    public void Renumber(InstallsByApp installs)
    {
        Copy(installs);
        for (var place = 0; place < installs.Apps.Length; place++)
            placeOf[newNumberOf[installs.Apps[place]]] = place + 1;
        var (to, end) = (0, 0);
        for (var number = 0; number < placeOf.Length; number++)
        {
            if (placeOf[number] == 0)
                continue;
            var devices = before.On(placeOf[number] - 1);
            placeOf[number] = 0;
            devices.CopyTo(installs.Devices.AsSpan(end));
            installs.Apps[to] = number;
            installs.Ends[to++] = end += devices.Length;
        }
    }

    private void Copy(InstallsByApp installs)
    {
        if (before.Ends.Length < installs.Ends.Length || before.Devices.Length < installs.Devices.Length)
            before = new([], new int[installs.Ends.Length * 5 / 4], GC.AllocateUninitializedArray<ushort>(installs.Devices.Length + installs.Devices.Length / 4));
        installs.Ends.CopyTo(before.Ends.AsSpan());
        installs.Devices.CopyTo(before.Devices.AsSpan());
    }
}
