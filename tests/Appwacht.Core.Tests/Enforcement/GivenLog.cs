using Appwacht.Core.Processing;

namespace Appwacht.Core.Tests.Enforcement;

/// <summary>A log of processing for an organisation of a test.</summary>
internal static class GivenLog
{
    /// <summary>One with a key of its own.</summary>
    public static ProcessingLog Of(OrganisationDb db, TimeProvider clock) => new(db, Pseudonyms.Of(new byte[32], db.Organisation), new("test", new byte[16], new byte[8], null, clock.GetUtcNow()), clock);
}
