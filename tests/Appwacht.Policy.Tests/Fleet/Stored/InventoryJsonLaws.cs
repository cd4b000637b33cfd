using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Appwacht.Policy.Fleet.Stored;
using Appwacht.Register;

namespace Appwacht.Policy.Tests.Fleet.Stored;

/// <summary>The quick reader against one that takes its time.</summary>
public class InventoryJsonLaws
{
    private static readonly JsonSerializerOptions[] Forms =
    [
        JsonSerializerOptions.Default,
        new() { WriteIndented = true },
        // Without an escape for each letter outside ASCII, as other systems write.
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping },
    ];

    /// <summary>Some end far beyond the next block of 64 bytes.</summary>
    private static readonly Gen<string> Texts = Gen.Select(
        Gen.OneOf(Gen.Char['a', 'e'], Gen.Char["}{\"\\,:[] é€/|"]).Array[0, 8], Gen.OneOf(Gen.Const(0), Gen.Int[0, 150]), (letters, more) => new string(letters) + new string('x', more));

    private static readonly Gen<(string Name, object? Value)[]> Apps = Gen.Select(
        One("android:com.a", "android:com.b", "ios:com.C", "IOS:com.c", "windows:x}y"), One(null, "1.0", "2.0 (b}", "3\\\""),
        One(null, "work", "personal", "unknown"), Texts, One<object?>(null, "{", 3, true, new { a = new[] { "}" } }), Gen.Int[0, 5], Gen.Bool,
        (known, version, profile, name, other, turn, bare) =>
        {
            var id = known!; // only the versions and profiles have a null among them
            var all = new List<(string Name, object? Value)> { ("version", version), ("profile", profile), ("name", name), ("permissions", other) };
            if (bare)
                all.AddRange([("id", (object?)id[(id.IndexOf(':') + 1)..]), ("platform", (object?)id[..id.IndexOf(':')])]);
            else
                all.Add(("id", id));
            return all.Skip(turn).Concat(all.Take(turn)).ToArray();
        });

    private static readonly Gen<string> Inventories = Gen.Select(Apps.Array[0, 20], Gen.Int[0, Forms.Length - 1], Gen.Int[0, 64], (apps, form, shift) => JsonSerializer.Serialize(
        new { other = new { apps = 1 }, shift = new string('s', shift), device = "toestel", at = "2026-11-20T11:00:00+01:00", apps = apps.Select(app => app.ToDictionary(p => p.Name, p => p.Value)), last = 1 },
        Forms[form]));

    /// <summary>The object of an app as it may arrive, right or wrong, written plainly: as pairs behind a brace, with or without white space.</summary>
    private static readonly Gen<string> Objects = Gen.Select(
        One("", " ", "\n\t"), One("id", "name", "version", "profile", "publisher", "platform", "installer").Array[1, 5],
        One("ios:com.Een", "android:com.Twee", "IOS:com.een", "com.drie", "android", "Windows", "symbian", "work", "personal", "thuis", "1.0", "2.0", "", "é", "\x7f", new string('y', 140)).Array[5],
        (space, names, values) => "{" + string.Join(",", names.Select((name, i) => $"{space}\"{name}\"{space}:{space}\"{values[i]}\"{space}")) + "}");

    [Fact]
    public void The_first_and_the_second_reading_are_what_a_slow_reader_reads() => Inventories.Array[1, 4].Sample(texts =>
    {
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        var reader = new InventoryJson(apps, versions);
        var read = new ReadInventory();
        foreach (var (text, onlyWork) in from text in texts.Concat(texts) from onlyWork in new[] { true, false } select (text, onlyWork))
        {
            Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(text), onlyWork, read), string.Join(" ", read.Faults));
            Assert.Empty(read.Faults);
            Assert.Equal(("toestel", new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)), (read.Device, read.At));
            AssertSame(text, onlyWork, read, apps, versions);
            Assert.Equal(read.Apps.ToArray().Select(app => app.App), read.Numbers.ToArray());
        }
    }, iter: 300);

    [Fact]
    public void What_is_written_plainly_is_read_as_by_the_reader_of_any_json() =>
        Gen.Select(Objects.Array[0, 12], Gen.Int[1, 60], Gen.Bool, Gen.Int[0, 64]).Sample((objects, times, onlyWork, shift) =>
    {
        // Objects that are there many times fill more than are looked up together; a number in each is nothing for the quick reader.
        var all = Enumerable.Repeat(objects, times).SelectMany(some => some).ToArray();
        var (quick, slow) = (Read(all), Read(all.Select(app => """{"number":1,""" + app[1..])));
        Assert.Equal(slow, quick);

        string Read(IEnumerable<string> texts)
        {
            var (apps, versions) = (new AppDictionary(), new VersionDictionary());
            var read = new ReadInventory();
            var reader = new InventoryJson(apps, versions);
            var json = Encoding.UTF8.GetBytes($$"""{"device":"{{new string('d', 1 + shift)}}","at":"2026-11-20T10:00:00Z","apps":[{{string.Join(",", texts)}}]}""");
            // The second time all that can have a number has one.
            var twice = new[] { 1, 2 }.Select(_ => $"{reader.TryRead(json, onlyWork, read)} {string.Join(",", read.Apps.ToArray())} {read.LeftOut} {string.Join(",", read.Faults.Select(fault => (fault.Code, fault.Identity)))}");
            return string.Join("; ", twice) + string.Join(",", Enumerable.Range(0, apps.Count).Select(number => apps[number])) + string.Join(",", Enumerable.Range(0, versions.Count).Select(number => versions[number]));
        }
    }, iter: 1_000);

    [Fact]
    public void An_identifier_of_any_length_and_case_is_the_app_of_the_dictionary() => Gen.Select(
        One("ios", "IOS", "ipados", "android", "Android", "windows", "macos"), Gen.OneOf(Gen.Char['A', 'Z'], Gen.Char['a', 'z'], Gen.Char["@[`{.:é"]).Array[1, 90], Gen.Bool).Sample((platform, letters, apart) =>
    {
        var (apps, versions) = (new AppDictionary(), new VersionDictionary());
        var number = DictionaryLaws.Number(apps, new AppId(Platforms.Parse(platform), new string(letters)));
        DictionaryLaws.Number(apps, new AppId(Platforms.Parse(platform), new string(letters) + "x"));
        var read = new ReadInventory();
        var app = apart ? $$"""{"id":"{{new string(letters)}}","platform":"{{platform}}"}""" : $$"""{"id":"{{platform}}:{{new string(letters)}}"}""";
        Assert.True(new InventoryJson(apps, versions).TryRead(Encoding.UTF8.GetBytes($$"""{"device":"d","at":"2026-11-20T10:00:00Z","apps":[{{app}}]}"""), false, read));
        Assert.Equal((number, 2), (Assert.Single(read.Numbers.ToArray()), apps.Count));
    }, iter: 2_000);

    [Fact]
    public void An_inventory_that_is_cut_off_is_refused() => Inventories.Sample(text =>
    {
        var reader = new InventoryJson(new AppDictionary(), new VersionDictionary());
        var read = new ReadInventory();
        var bytes = Encoding.UTF8.GetBytes(text);
        reader.TryRead(bytes, false, read);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(reader.TryRead(bytes.AsSpan(0, length), false, read));
            Assert.True(read.Faults[^1].IsRefusal);
            Assert.InRange(read.Faults[^1].Position, 0, length);
        }
    }, iter: 20);

    [Fact]
    public void What_the_parser_of_net_refuses_is_refused() => Gen.Select(Inventories, Gen.Int[0, 3000], One("}", "{", "]", "[", ",", ":", "\"", "1", "x", "", "\\", "\n", "\u001f")).Sample((text, at, letter) =>
    {
        var reader = new InventoryJson(new AppDictionary(), new VersionDictionary());
        var read = new ReadInventory();
        reader.TryRead(Encoding.UTF8.GetBytes(text), false, read);
        at %= text.Length;
        var changed = Encoding.UTF8.GetBytes(text[..at] + letter + text[(at + 1)..]);
        var isRead = reader.TryRead(changed, false, read);
        if (isRead)
            JsonDocument.Parse(changed).Dispose();
        else if (read.Faults[^1].Code is InventoryFaultCode.NotJson)
            Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(changed).Dispose());
    }, iter: 6_000);

    private static void AssertSame(string text, bool onlyWork, ReadInventory read, AppDictionary apps, VersionDictionary versions)
    {
        var slowly = Slowly(text, onlyWork);
        Assert.Equal(slowly.Select(group => group.Key).Order(), read.Apps.ToArray().Select(app => Id(apps, app.App)).Order());
        // An app that is there twice keeps one of its versions.
        foreach (var (app, version) in read.Apps)
            Assert.Contains(versions[version], slowly[Id(apps, app)]);
    }

    private static string Id(AppDictionary apps, int number) => apps[number].Id.ToString()!.ToLowerInvariant();

    private static ILookup<string, string> Slowly(string text, bool onlyWork)
    {
        using var json = JsonDocument.Parse(text);
        var found = new List<(string Id, string Version)>();
        foreach (var app in json.RootElement.GetProperty("apps").EnumerateArray())
        {
            var id = Text(app, "id");
            if (!onlyWork || Text(app, "profile") == "work")
                found.Add(((id.Contains(':') ? id : $"{Text(app, "platform")}:{id}").ToLowerInvariant(), Text(app, "version")));
        }

        return found.ToLookup(app => app.Id, app => app.Version);
    }

    private static string Text(JsonElement app, string name) =>
        app.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Gen<string?> One(params string?[] values) => One<string?>(values);
}
