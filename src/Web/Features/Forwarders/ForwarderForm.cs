using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Forwarders;
using Lms.Domain.Plans;
using Lms.Infrastructure.Forwarders;
using Microsoft.AspNetCore.Mvc.Rendering;

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

    [Display(Name = "Forwarders.Verbs")] public List<string> Verbs { get; set; } = [];
    [Display(Name = "Forwarders.OtherVerbs"), StringLength(ForwarderFilter.VerbsLength)] public string? OtherVerbs { get; set; }
    [Display(Name = "Forwarders.PlanId")] public string? PlanId { get; set; }
    [Display(Name = "Forwarders.Activity"), StringLength(ForwarderFilter.IriLength)] public string? Activity { get; set; }
    [Display(Name = "Forwarders.OwnOnly")] public bool OwnOnly { get; set; }
    [Display(Name = "Forwarders.Since")] public DateOnly? Since { get; set; }

    /// <summary>The drop-down; not posted.</summary>
    public IReadOnlyList<SelectListItem> Plans { get; set; } = [];

    public ForwarderTerms ToTerms() => new(Name, Endpoint, Key, Version, ToFilter());

    public ForwarderFilter ToFilter() => new(
        [.. Verbs.Concat(ForwarderFilter.Lines(OtherVerbs)).Distinct(StringComparer.Ordinal)],
        string.IsNullOrWhiteSpace(Activity) ? null : Activity.Trim(), Plan, OwnOnly, Since);

    /// <summary>What cannot be read is a plan that does not exist, never "any plan".</summary>
    private Id<TrainingPlan>? Plan =>
        string.IsNullOrEmpty(PlanId) ? null : Id<TrainingPlan>.TryParse(PlanId, null, out var id) ? id : default(Id<TrainingPlan>);

    public static ForwarderForm Of(Forwarder forwarder, int revision)
    {
        ArgumentNullException.ThrowIfNull(forwarder);
        var filter = forwarder.Filter;
        var own = filter.Verbs.Where(v => Lms.Domain.Xapi.Verbs.All.Any(k => k.Id == v)).ToList();
        return new()
        {
            Id = forwarder.Id.Value,
            Revision = revision,
            Name = forwarder.Name,
            Endpoint = forwarder.Endpoint,
            Key = forwarder.Key,
            Version = forwarder.Version,
            Verbs = own,
            OtherVerbs = string.Join('\n', filter.Verbs.Except(own)),
            PlanId = filter.PlanId?.ToString(),
            Activity = filter.Activity,
            OwnOnly = filter.OwnOnly,
            Since = filter.Since,
        };
    }
}
