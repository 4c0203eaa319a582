namespace Lms.Infrastructure.Forwarders;

/// <summary>Section <c>Forwarding</c>: where forwarders may send to.</summary>
public sealed class ForwardingOptions
{
    public const string Section = "Forwarding";

    /// <summary>Statements and keys may go over plain HTTP, inside a network of one's own.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>Receivers may be on this machine or in an inner network.</summary>
    public bool AllowPrivateAddresses { get; set; }
}
