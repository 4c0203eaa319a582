using Lms.Domain.Forwarders;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.Forwarders;

/// <summary>Says what the sender noted of a failure; a status of HTTP stays as it is.</summary>
public sealed class ForwarderErrors(TextCatalog catalog) : IUseCase
{
    public string? Of(Forwarder forwarder)
    {
        ArgumentNullException.ThrowIfNull(forwarder);
        if (forwarder.LastError is not { } noted) return null;
        var end = noted.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? space : noted.Length;
        return catalog.Find("Forwarders", $"Error.{noted[..end]}") is { } words ? words + noted[end..] : noted;
    }
}
