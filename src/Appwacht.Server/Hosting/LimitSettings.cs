using System.ComponentModel.DataAnnotations;

namespace Appwacht.Server.Hosting;

/// <summary>How much may be asked of the server, under <c>Appwacht:Limits</c>.</summary>
internal sealed class LimitSettings
{
    /// <summary>The largest body, in bytes, save of imports, which say their own.</summary>
    [Range(1024, 1 << 30)]
    public int BodyBytes { get; set; } = 1 << 20;

    /// <summary>All headers together, in bytes.</summary>
    [Range(4096, 1 << 20)]
    public int HeaderBytes { get; set; } = 16 << 10;

    /// <summary>The first line of a request with its address, in bytes.</summary>
    [Range(1024, 1 << 16)]
    public int RequestLineBytes { get; set; } = 4 << 10;

    /// <summary>How long a request may take; imports may take longer.</summary>
    [Range(1, 3600)]
    public int RequestSeconds { get; set; } = 30;

    /// <summary>How long an import may take.</summary>
    [Range(1, 24 * 3600)]
    public int ImportSeconds { get; set; } = 1800;

    /// <summary>Requests a minute of somebody who is signed in.</summary>
    [Range(1, int.MaxValue)]
    public int PerMinute { get; set; } = 1200;

    /// <summary>Requests a minute from one address of those who are not.</summary>
    [Range(1, int.MaxValue)]
    public int AnonymousPerMinute { get; set; } = 300;

    /// <summary>Imports a minute of one caller: a program may bring each inventory by itself.</summary>
    [Range(1, int.MaxValue)]
    public int ImportsPerMinute { get; set; } = 600_000;

    /// <summary>Requests that run at once.</summary>
    [Range(1, 1_000_000)]
    public int AtOnce { get; set; } = 1000;

    /// <summary>How long running requests get to finish when the server is told to stop.</summary>
    [Range(0, 600)]
    public int StopSeconds { get; set; } = 30;

    /// <summary>How long new requests are refused, instead of not answered, before the server stops: until the load balancer has noticed.</summary>
    [Range(0, 600)]
    public int StopPauseSeconds { get; set; }
}
