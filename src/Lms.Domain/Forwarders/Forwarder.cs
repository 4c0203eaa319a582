using Lms.Domain.Journal;
using Lms.Domain.Plans;
using Lms.Domain.Text;

namespace Lms.Domain.Forwarders;

/// <summary>Chuyển tiếp: sends the statements of this record store, in their order, to another one.</summary>
/// <remarks>
/// <see cref="Through"/>, <see cref="LastSentAt"/>, <see cref="Sent"/>, <see cref="SkippedInARow"/>, when who was told and, while the
/// other side only is to be waited for, <see cref="LastError"/> are written by the sender past the journal. What changes
/// <see cref="State"/> is journaled, and so is every <see cref="SkippedStatement"/>.
/// </remarks>
[Journaled]
public sealed class Forwarder
{
    public const int NameLength = 200;
    public const int KeyLength = 300;
    public const int ErrorLength = 300;

    private Forwarder() { }

    private Forwarder(Id<Forwarder> id, long through, DateTimeOffset now) => (Id, Through, CreatedAt) = (id, through, now);

    public Id<Forwarder> Id { get; private init; }
    public string Name { get; private set; } = "";

    /// <summary>The other store's xAPI address, without a slash at its end; <c>/statements</c> follows it.</summary>
    public string Endpoint { get; private set; } = "";

    public string Key { get; private set; } = "";

    /// <summary>The secret as data protection has sealed it. It is never shown, and the journal notes that it changed and no more.</summary>
    [Personal]
    public string SealedSecret { get; private set; } = "";

    /// <summary>The version spoken to the other side, one of <see cref="XapiVersions"/>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Bộ lọc: which statements it sends.</summary>
    public string Verbs { get; private set; } = "";

    public string? Activity { get; private set; }
    public Id<TrainingPlan>? PlanId { get; private set; }
    public bool OwnOnly { get; private set; }
    public DateOnly? Since { get; private set; }

    public ForwarderFilter Filter => new(ForwarderFilter.Lines(Verbs), Activity, PlanId, OwnOnly, Since);

    public ForwarderState State { get; private set; }

    /// <summary>What was the matter when the other side did not take a batch; short, without personal data.</summary>
    public string? LastError { get; private set; }

    public DateTimeOffset? LastErrorAt { get; private set; }

    /// <summary>The other side's own words about it, shortened. It may say anything in them, people's data too.</summary>
    [Personal]
    public string? LastAnswer { get; private set; }

    /// <summary>Since when nothing could be sent, without anything sent meanwhile.</summary>
    public DateTimeOffset? TroubledSince { get; private set; }

    /// <summary>When the administrators got a letter of what is the matter now.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>When they last got one of what was skipped.</summary>
    public DateTimeOffset? SkipsToldAt { get; private init; }

    /// <summary>How many the other side has refused one after the other, none of them taken.</summary>
    public int SkippedInARow { get; private set; }

    /// <summary>The sequence of the statement sent last: all up to it have arrived.</summary>
    public long Through { get; private init; }

    public DateTimeOffset? LastSentAt { get; private init; }

    /// <summary>How many statements were sent in all.</summary>
    public long Sent { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <param name="through">The sequence after which it begins; 0 sends everything from the first statement.</param>
    public static Outcome<Forwarder> Create(ForwarderTerms terms, string sealedSecret, long through, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(through);
        var forwarder = new Forwarder(Id<Forwarder>.New(), through, now);
        return forwarder.Change(terms, sealedSecret) is { } refusal ? refusal : forwarder;
    }

    /// <param name="sealedSecret">Null keeps the one it has, but only while the secret goes to the same host.</param>
    public Refusal? Change(ForwarderTerms terms, string? sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var (name, key) = (VietnameseText.Normalize(terms.Name), terms.Key.Trim());
        if (name.Length is 0 or > NameLength) return new ForwarderNameLength(NameLength);
        if (!ForwarderEndpoint.TryParse(terms.Endpoint, out var endpoint)) return new ForwarderEndpointInvalid(ForwarderEndpoint.MaxLength);
        if (key.Length is 0 or > KeyLength || key.Contains(':', StringComparison.Ordinal)) return new ForwarderKeyInvalid(KeyLength);
        if (!XapiVersions.Contains(terms.Version)) return new ForwarderVersionUnknown(terms.Version);
        if ((sealedSecret ?? SealedSecret).Length == 0) return new ForwarderSecretMissing();
        if (sealedSecret is null && !ForwarderEndpoint.SameHost(Endpoint, endpoint)) return new ForwarderSecretNeededForNewHost();
        var filter = terms.Filter ?? ForwarderFilter.Everything;
        if (filter.Fault() is { } fault) return fault;
        (Name, Endpoint, Key, Version, SealedSecret) = (name, endpoint, key, terms.Version, sealedSecret ?? SealedSecret);
        (Verbs, Activity) = (string.Join('\n', filter.Verbs), filter.Activity);
        (PlanId, OwnOnly, Since) = (filter.PlanId, filter.OwnOnly, filter.Since);
        return null;
    }

    /// <summary>Tạm dừng, by a person.</summary>
    public Refusal? Pause()
    {
        if (State == ForwarderState.Paused) return new ForwarderNotInState(State);
        State = ForwarderState.Paused;
        return null;
    }

    /// <summary>Chạy tiếp, from where it stood.</summary>
    public Refusal? Resume()
    {
        if (State == ForwarderState.Running) return new ForwarderNotInState(State);
        (State, LastError, LastErrorAt, LastAnswer) = (ForwarderState.Running, null, null, null);
        (TroubledSince, ToldAt, SkippedInARow) = (null, null, 0);
        return null;
    }

    /// <summary>Something is the matter that only a person can mend. A forwarder that a person has paused stays paused.</summary>
    /// <param name="error">Short, without personal data: it is shown and journaled.</param>
    /// <param name="answer">The other side's own words, where it said any.</param>
    public void Refused(string error, DateTimeOffset at, string? answer = null)
    {
        var text = VietnameseText.Normalize(error);
        (LastError, LastErrorAt) = (text.Length <= ErrorLength ? text : text[..(ErrorLength - 1)] + "…", at);
        (LastAnswer, ToldAt) = (answer, null);
        if (State == ForwarderState.Running) State = ForwarderState.Stopped;
    }

    public const string FirstVersion = "1.0.3";

    public static readonly IReadOnlyList<string> XapiVersions = [FirstVersion, "2.0.0"];
}

/// <summary>What an administrator decides about a forwarder, and may change later; the secret apart.</summary>
/// <param name="Filter">Which statements it sends; null for all.</param>
public sealed record ForwarderTerms(string Name, string Endpoint, string Key, string Version, ForwarderFilter? Filter = null);

public enum ForwarderState
{
    Running,

    /// <summary>By a person.</summary>
    Paused,

    /// <summary>By something that only a person can mend.</summary>
    Stopped,
}
