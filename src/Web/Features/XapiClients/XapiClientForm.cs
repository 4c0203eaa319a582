using System.ComponentModel.DataAnnotations;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.XapiClients;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lms.Web.Features.XapiClients;

/// <summary>What is sent to make or change a client.</summary>
public sealed class XapiClientForm
{
    /// <summary>Of a new client, made with the form: sent twice, it is one client.</summary>
    public Guid Id { get; set; }

    /// <summary>Of a client that is changed: which revision the person has seen.</summary>
    public int Revision { get; set; }

    [Display(Name = "XapiClients.Name"), Required, StringLength(XapiClient.NameLength)] public string Name { get; set; } = "";
    [Display(Name = "XapiClients.Scopes")] public List<XapiScopes> Scopes { get; set; } = [];
    [Display(Name = "XapiClients.Plan")] public string? PlanId { get; set; }
    [Display(Name = "XapiClients.ExpiresOn")] public DateOnly? ExpiresOn { get; set; }

    /// <summary>Empty for the usual.</summary>
    [Display(Name = "XapiClients.RequestsPerMinute")] public int? RequestsPerMinute { get; set; }

    /// <summary>Empty for the usual.</summary>
    [Display(Name = "XapiClients.MegabytesPerDay")] public int? MegabytesPerDay { get; set; }

    /// <summary>The drop-down; not posted.</summary>
    public IReadOnlyList<SelectListItem> Plans { get; set; } = [];

    public static XapiClientForm Empty => new() { Id = Id<XapiClient>.New().Value };

    public static XapiClientForm Of(XapiClient client, int revision)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new()
        {
            Id = client.Id.Value,
            Revision = revision,
            Name = client.Name,
            Scopes = [.. XapiScopeNames.All.Select(s => s.Scope).Where(s => client.Scopes.HasFlag(s))],
            PlanId = client.PlanId?.ToString(),
            ExpiresOn = client.ExpiresOn,
            RequestsPerMinute = client.RequestsPerMinute,
            MegabytesPerDay = client.MegabytesPerDay,
        };
    }

    public XapiClientTerms ToTerms() => new(
        Name,
        Scopes.Aggregate(XapiScopes.None, (all, s) => all | s),
        Plan,
        ExpiresOn,
        RequestsPerMinute,
        MegabytesPerDay);

    /// <summary>What cannot be read is a plan that does not exist, never "no limit".</summary>
    private Id<TrainingPlan>? Plan => string.IsNullOrEmpty(PlanId) ? null : Id<TrainingPlan>.TryParse(PlanId, null, out var id) ? id : default(Id<TrainingPlan>);
}
