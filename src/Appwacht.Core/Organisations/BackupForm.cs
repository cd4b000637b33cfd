using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Appwacht.Core.Organisations;

/// <summary>The first line of a backup: whose it is, and what the directory said of it.</summary>
/// <param name="Form">The form of the file: <see cref="BackupForm.Version"/>.</param>
/// <param name="Schema">The last migration of the database it was taken from.</param>
/// <param name="TakenAt">When.</param>
/// <param name="Organisation">Its permanent name.</param>
/// <param name="Name">The name people know.</param>
/// <param name="Parent">The umbrella whose baseline it adopts, or null.</param>
/// <param name="Demo">Whether it is made up.</param>
/// <param name="CreatedAt">Since when it is here.</param>
/// <param name="Grants">Who has which role.</param>
internal sealed record BackupHead(
    string Form, string Schema, DateTimeOffset TakenAt, string Organisation, string Name, string? Parent, bool Demo, DateTimeOffset CreatedAt, IReadOnlyList<BackupGrant> Grants);

/// <summary>A role that a sign-in provider gives.</summary>
internal sealed record BackupGrant(string Provider, string Group, string Role);

/// <summary>The line before the rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Last">The highest number that was given out in its counter.</param>
internal sealed record TableHead(StoredTable Table, long Last);

/// <summary>The line after the rows of a table: how many they are, and what they are.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Sha256">Over their lines, each with its line end.</param>
internal sealed record TableEnd(long Rows, string Sha256);

/// <summary>
/// The form of a backup: lines of JSON, so that anybody can read it without us. First a <see cref="BackupHead"/>; for each table a
/// <see cref="TableHead"/>, a row on each line, a <see cref="TableEnd"/>; at the end the hash of everything before it.
/// </summary>
internal static class BackupForm
{
    /// <summary>What the first line says of the form.</summary>
    public const string Version = "appwacht-backup/1";

    /// <summary>How the lines are written.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        // Names stay readable; nothing of this is ever put in a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>The last line. It is compared as a whole, so that not a letter of it may differ.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> hash) => Encoding.ASCII.GetBytes($$"""{"sha256":"{{Convert.ToHexStringLower(hash)}}"}""" + "\n");
}
