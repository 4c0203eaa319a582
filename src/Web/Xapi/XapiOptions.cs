using System.ComponentModel.DataAnnotations;

namespace Lms.Web.Xapi;

/// <summary>Section <c>Xapi</c>: how the record store answers.</summary>
public sealed class XapiOptions
{
    public const string Section = "Xapi";

    /// <summary>The version that an answer names where the request named none that is known: <c>1.0.3</c> or <c>2.0.0</c>.</summary>
    [Required, RegularExpression(@"^(1\.0\.3|2\.0\.0)$")] public string DefaultVersion { get; set; } = XapiVersions.Second;

    /// <summary>
    /// Whether a reader of 1.0.3 gets every statement in the form of 1.0.3: with that version, without contextAgents and contextGroups.
    /// Clients that know 1.0.3 alone give up on a page that holds anything newer.
    /// </summary>
    public bool StrictVersion { get; set; }

    /// <summary>The largest state or profile document, in bytes, as sent and as merged.</summary>
    [Range(1, 1 << 30)] public int MaxDocumentBytes { get; set; } = 5 << 20;

    /// <summary>The largest request, in bytes: a batch of statements with its attachments.</summary>
    [Range(1, 1 << 30)] public int MaxRequestBytes { get; set; } = 64 << 20;

    /// <summary>How many requests are answered at the same time; more wait their turn.</summary>
    [Range(1, 100_000)] public int MaxRequestsAtOnce { get; set; } = 256;

    /// <summary>
    /// How often one address may come with wrong credentials in a minute, before its made-up keys are no longer looked
    /// up.
    /// </summary>
    [Range(1, 1_000_000)] public int MaxFailuresPerMinute { get; set; } = 300;
}
