namespace Appwacht.Connectors.Simulated;

/// <summary>What the user of a simulated device does when asked to remove an app.</summary>
public enum Temper
{
    /// <summary>Removes it when first asked.</summary>
    Willing,
    /// <summary>Removes it when asked again.</summary>
    Slow,
    /// <summary>Removes it when warned.</summary>
    Late,
    /// <summary>Removes nothing, and lets it be removed.</summary>
    Ignoring,
    /// <summary>Removes it when first asked, and installs it again ten days later, once.</summary>
    Returning,
    /// <summary>Removes nothing, and does not let it be removed, until the device is shut out.</summary>
    Refusing,
}

/// <summary>What a simulated device does when it is told to remove an app.</summary>
public enum RemovalLuck
{
    /// <summary>Removes it.</summary>
    Works,
    /// <summary>Fails, and removes it when tried again.</summary>
    FailsOnce,
    /// <summary>Puts it off twice, because it is in use.</summary>
    NotNowTwice,
    /// <summary>Cannot remove it, and hides it instead: the apps that it reports stay the same.</summary>
    Hides,
}

/// <summary>What a simulated device says of a removal.</summary>
public enum SimulatedAnswer
{
    /// <summary>It put it off.</summary>
    NotNow,
    /// <summary>It could not.</summary>
    Failed,
    /// <summary>Its user does not let it.</summary>
    Refused,
    /// <summary>It hid the app.</summary>
    Hidden,
}
