using Appwacht.Policy.Findings;

namespace Appwacht.Cli.Reports;

/// <summary>The answer to a check with where it came from: what every form of the report is written from.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Inputs">The files it rests on.</param>
/// <param name="Rejected">How many rows and values could not be used.</param>
/// <param name="RejectFile">Where they are listed with their place and reason, or null when there are none.</param>
/// <param name="ProductVersion">The version of this program.</param>
internal sealed record CheckReport(FleetAnswer Answer, IReadOnlyList<InputFile> Inputs, long Rejected, string? RejectFile, string ProductVersion);

/// <summary>A file an answer rests on, so that somebody else can see it is the same one.</summary>
/// <param name="Name">The name without the folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">The SHA-256 digest of its bytes, lower-case hexadecimal.</param>
internal sealed record InputFile(string Name, long Bytes, string Sha256);
