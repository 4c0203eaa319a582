namespace Lms.Domain.Forwarders;

public sealed record ForwarderNameLength(int Max) : Refusal;

/// <summary>The address is not an absolute http or https address, or is longer than <paramref name="Max"/>.</summary>
public sealed record ForwarderEndpointInvalid(int Max) : Refusal;

/// <summary>The key is empty, too long, or holds a colon, which Basic authentication cannot carry.</summary>
public sealed record ForwarderKeyInvalid(int Max) : Refusal;

public sealed record ForwarderVersionUnknown(string Version) : Refusal;

public sealed record ForwarderSecretMissing : Refusal;

/// <summary>A secret that nobody may see must not be sent to another host just because the address was changed.</summary>
public sealed record ForwarderSecretNeededForNewHost : Refusal;

/// <summary>The address is this record store's own: every statement would come back as the next one to send.</summary>
public sealed record ForwarderToItself : Refusal;

/// <summary>Statements and the key would go unencrypted, and this installation does not allow that.</summary>
public sealed record ForwarderNeedsHttps : Refusal;

/// <summary>The address is one of this machine or of an inner network, and this installation does not allow that.</summary>
public sealed record ForwarderAddressPrivate : Refusal;

/// <summary>Nothing waits in front that could be passed over.</summary>
public sealed record ForwarderNothingToSkip : Refusal;

public sealed record ForwarderNotInState(ForwarderState State) : Refusal;

/// <summary>The keys that sealed the secret are gone; it has to be entered again.</summary>
public sealed record ForwarderSecretLost : Refusal;
