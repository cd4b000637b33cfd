namespace Appwacht.Server.Gate;

/// <summary>Says that an endpoint takes a key of a gate, and nothing else.</summary>
internal sealed record GateKeyMark;
