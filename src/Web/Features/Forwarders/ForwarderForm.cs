using System.ComponentModel.DataAnnotations;
using Lms.Domain.Forwarders;
using Lms.Infrastructure.Forwarders;

namespace Lms.Web.Features.Forwarders;

/// <summary>What is sent to make or change a forwarder.</summary>
public sealed class ForwarderForm
{
    /// <summary>Of the forwarder that is changed; not posted.</summary>
    public Guid? Id { get; set; }

    public int Revision { get; set; }

    [Display(Name = "Forwarders.Name"), Required, StringLength(Forwarder.NameLength)] public string Name { get; set; } = "";
    [Display(Name = "Forwarders.Endpoint"), Required, StringLength(ForwarderEndpoint.MaxLength)] public string Endpoint { get; set; } = "";
    [Display(Name = "Forwarders.Key"), Required, StringLength(Forwarder.KeyLength)] public string Key { get; set; } = "";

    /// <summary>Never sent to the browser; empty in a change keeps what is there.</summary>
    [Display(Name = "Forwarders.Secret"), DataType(DataType.Password), StringLength(ForwarderSecrets.MaxLength)] public string? Secret { get; set; }

    [Display(Name = "Forwarders.Version"), Required] public string Version { get; set; } = Forwarder.XapiVersions[0];
    [Display(Name = "Forwarders.FromBeginning")] public bool FromBeginning { get; set; }

    public ForwarderTerms ToTerms() => new(Name, Endpoint, Key, Version);

    public static ForwarderForm Of(Forwarder forwarder, int revision)
    {
        ArgumentNullException.ThrowIfNull(forwarder);
        return new() { Id = forwarder.Id.Value, Revision = revision, Name = forwarder.Name, Endpoint = forwarder.Endpoint, Key = forwarder.Key, Version = forwarder.Version };
    }
}
