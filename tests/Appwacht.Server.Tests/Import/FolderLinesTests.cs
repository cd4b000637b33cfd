using System.Globalization;
using System.Text;
using System.Text.Json;
using Appwacht.Connectors.Files;
using Appwacht.Core.Fleet.Intake;
using Appwacht.Server.Imports;

namespace Appwacht.Server.Tests.Import;

/// <summary>Tests that measure the memory of the process stand alone: others would be measured with them.</summary>
[CollectionDefinition(nameof(AloneInMemory), DisableParallelization = true)]
public sealed class AloneInMemory;

/// <summary>Exports are turned into the same lines whether they fit in memory or not.</summary>
[Collection(nameof(AloneInMemory))]
public sealed class FolderLinesTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("appwacht-lines-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(7000, 3)]
    [InlineData(100_000, 50)]
    public void What_is_laid_aside_on_disk_gives_the_same_lines_as_what_is_held_in_memory(int memory, int most)
    {
        Write(devices: 40, apps: 300, bad: 7);
        var held = Lines(new SetAside(folder), new AppsByDevice(folder));
        Assert.Equal(held, Lines(new SetAside(folder, most), new AppsByDevice(folder, memory)));
        Assert.Equal(["devices.csv", "installed-apps.csv", "people.csv"], Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_row_is_in_the_inventory_of_its_device_in_the_order_it_came_and_every_bad_row_is_told_with_its_place()
    {
        Write(devices: 40, apps: 300, bad: 7);
        var lines = FolderLines.Of(Folder(), "test", Now, folder).ToList();
        var inventories = lines.Select(line => line.Line).OfType<FleetLine.OfInventory>().Select(line => JsonDocument.Parse(line.Json).RootElement).ToList();
        // The last device has no apps but was read; the one before it was never read at all.
        Assert.Equal([.. Enumerable.Range(0, 40).Select(device => $"d{device}"), "empty"], inventories.Select(inventory => inventory.GetProperty("device").GetString()));
        for (var device = 0; device < 40; device++)
            Assert.Equal(Enumerable.Range(0, 300).Select(app => $"android:app.{app}"), inventories[device].GetProperty("apps").EnumerateArray().Select(app => app.GetProperty("id").GetString()));
        Assert.Equal(0, inventories[^1].GetProperty("apps").GetArrayLength());

        var bad = lines.Where(line => line.Line is FleetLine.Unreadable).ToList();
        Assert.Equal(40 * 300 / 7, bad.Count);
        Assert.All(bad, line => Assert.Equal("installed-apps.csv", line.File));
        Assert.Equal(Enumerable.Range(1, bad.Count).Select(number => 1L + number * 8), bad.Select(line => line.Row));
        Assert.All(bad, line => Assert.Equal("FILE008", ((FleetLine.Unreadable)line.Line).Why.Code));
    }

    [Fact]
    public void Two_million_rows_in_any_order_are_read_within_the_same_memory_and_none_is_lost()
    {
        const int Devices = 5000;
        const int Apps = 400;
        Write(Devices, Apps, bad: 10);
        // From the lowest that was seen: what others give back meanwhile must not hide what this takes.
        var (lowest, peak) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
        using var over = new ManualResetEventSlim();
        var watching = new Thread(() =>
        {
            while (!over.Wait(250))
            {
                var now = GC.GetTotalMemory(forceFullCollection: true);
                (lowest, peak) = (Math.Min(lowest, now), Math.Max(peak, now - Math.Min(lowest, now)));
            }
        });
        watching.Start();
        var (apps, bad) = (0L, 0L);
        foreach (var line in FolderLines.Of(Folder(), "test", Now, folder))
        {
            if (line.Line is FleetLine.OfInventory inventory)
                apps += Count(inventory.Json.Span, "\"id\""u8);
            else if (line.Line is FleetLine.Unreadable)
                bad++;
        }

        over.Set();
        watching.Join();
        Assert.Equal((Devices * Apps, Devices * Apps / 10), (apps, bad));
        TestContext.Current.TestOutputHelper?.WriteLine($"At most {peak >> 20} MiB.");
        Assert.InRange(peak, 1, 64 << 20);
    }

    private static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word)
    {
        var count = 0;
        for (int at; (at = text.IndexOf(word)) >= 0; text = text[(at + word.Length)..])
            count++;
        return count;
    }

    private FleetFolder Folder() => FleetFolder.Open(folder).Folder ?? throw new InvalidDataException("The folder cannot be read.");

    private List<string> Lines(SetAside rejects, AppsByDevice apps)
    {
        using (rejects)
        using (apps)
            return [.. FolderLines.Of(Folder(), "test", Now, rejects, apps).Select(line => $"{line.File}:{line.Row}: {(line.Line is FleetLine.OfInventory inventory ? Encoding.UTF8.GetString(inventory.Json.Span) : line.Line.ToString())}")];
    }

    /// <summary>Every device has the same apps, and the rows of a device are as far apart as they can be; after every so many rows one of nobody.</summary>
    private void Write(int devices, int apps, int bad)
    {
        File.WriteAllText(Path.Combine(folder, "people.csv"), "person_id\np1\n");
        using (var file = File.CreateText(Path.Combine(folder, "devices.csv")))
        {
            file.Write("device_id,platform,kind,ownership,person_id,inventory_at\n");
            for (var device = 0; device < devices; device++)
                file.Write(string.Create(CultureInfo.InvariantCulture, $"d{device},android,phone,managed,p1,2026-11-20T10:00:00Z\n"));
            file.Write("never,android,phone,managed,,\nempty,android,phone,managed,,2026-11-20T10:00:00Z\n");
        }

        using var rows = File.CreateText(Path.Combine(folder, "installed-apps.csv"));
        rows.Write("device_id,app_id,app_name,publisher,version\n");
        var written = 0;
        for (var app = 0; app < apps; app++)
            for (var device = 0; device < devices; device++)
            {
                rows.Write(string.Create(CultureInfo.InvariantCulture, $"D{device},app.{app},App {app},Voorbeeld,{app}.{device}\n"));
                if (++written % bad == 0)
                    rows.Write("nobody,app.x,X,,\n");
            }
    }
}
