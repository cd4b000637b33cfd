using System.Text;
using Appwacht.Policy.Devices;
using Appwacht.Register;

namespace Appwacht.Policy.Fleet.Generated;

/// <summary>
/// A generated fleet as the files an organisation would hand in, with everything that is needed to judge it: register, policy and
/// exemptions.
/// </summary>
public static class GeneratedFiles
{
    /// <summary>The folder of the register among the files.</summary>
    public const string RegisterFolder = "catalogue";

    /// <summary>Writes the first devices.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="devices">How many.</param>
    /// <param name="create">Makes an empty file with a name, perhaps within <see cref="RegisterFolder"/>.</param>
    public static void Write(GeneratedFleet fleet, int devices, Func<string, Stream> create)
    {
        WriteInventory(fleet, devices, create);
        using (var exemptions = Open(create, "exemptions.csv", "exemption,scope,subject,app,task,justification,measures,from,until,requested_by,advised_by,approved_by"))
            foreach (var exemption in fleet.Exemptions(devices))
                exemptions.Write($"{exemption.Id},device,{exemption.Subject},{exemption.App},{exemption.Task},{exemption.Justification},,{exemption.Period.From:yyyy-MM-dd},{exemption.Period.Until:yyyy-MM-dd},{exemption.RequestedBy},{exemption.AdvisedBy},{exemption.ApprovedBy}\n");
        using (var policy = new StreamWriter(create("beleid.yaml")))
            policy.Write(GeneratedPolicy.Text(fleet.Plan) + "\n");
        foreach (var (name, text) in GeneratedRegister.Files(fleet.Apps))
        {
            using var file = new StreamWriter(create($"{RegisterFolder}/{name}"));
            file.Write(text);
        }
    }

    private static void WriteInventory(GeneratedFleet fleet, int count, Func<string, Stream> create)
    {
        using var devices = Open(create, "devices.csv", "device_id,name,kind,platform,os_version,ownership,person_id,inventory_at");
        using var people = Open(create, "people.csv", "person_id,unit,role,risk_tier,groups,deployments,language");
        using var installed = Open(create, "installed-apps.csv", "device_id,app_id,app_name,version,publisher,profile");
        var lastPerson = -1;
        foreach (var made in fleet.Devices(count))
        {
            var (device, person) = (made.Device, made.Person);
            devices.Write($"{device.Id},{device.Name},{device.Kind.Name()},{device.Platform.Name()},{device.Os},{device.Ownership.Name()},{device.PersonId},{device.InventoryAt:yyyy-MM-ddTHH:mm:ssZ}\n");
            if (made.PersonNumber > lastPerson)
                people.Write($"{person.Id},{person.Unit},{person.Role},{person.Tier?.Name()},{Joined(person.Groups)},{Joined(person.Deployments)},{person.Language}\n");
            lastPerson = made.PersonNumber;

            // Of a device that is the user's own, only the work profile may be read; here that is all there is.
            var profile = device.Ownership is Ownership.Byod ? "work" : "";
            foreach (var app in made.Apps)
                installed.Write($"{device.Id},{fleet.Apps.IdentifierOf(app)},{fleet.Apps.NameOf(app)},{made.VersionOf(app)},{Publisher(fleet.Apps, app)},{profile}\n");
        }
    }

    private static string Publisher(GeneratedApps apps, int app) => apps.ProductOf(app) is { } product ? $"Uitgever {product.Country} {product.Publisher}" : "";

    private static string Joined(IReadOnlySet<string>? values) => string.Join(';', values ?? new HashSet<string>());

    private static StreamWriter Open(Func<string, Stream> create, string name, string header)
    {
        var writer = new StreamWriter(create(name), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16);
        writer.Write(header + "\n");
        return writer;
    }
}
