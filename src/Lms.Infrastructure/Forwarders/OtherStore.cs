using System.Net;
using System.Text.Json;
using Lms.Domain.Forwarders;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Forwarders;

/// <summary>What came of asking another record store who it is.</summary>
public enum ConnectionAnswer
{
    /// <summary>It speaks the version that the forwarder wants.</summary>
    Good,

    /// <summary>A record store, but it does not speak that version.</summary>
    OtherVersions,

    /// <summary>Something answered that is no record store.</summary>
    NoRecordStore,

    /// <summary>It refused the key and secret (401, 403).</summary>
    CredentialsRefused,

    /// <summary>Another status than 200.</summary>
    OtherStatus,

    TimedOut,

    /// <summary>No such host, nothing listens there, or its certificate is not trusted.</summary>
    Unreachable,

    /// <summary>This installation does not send to such an address (<see cref="ForwardingOptions"/>).</summary>
    NotAllowed,
}

/// <param name="Status">The HTTP status, where there was an answer.</param>
/// <param name="Versions">The versions it says it speaks.</param>
public sealed record ConnectionResult(ConnectionAnswer Answer, int? Status = null, IReadOnlyList<string>? Versions = null);

/// <summary>Speaks to the record store of a forwarder.</summary>
public sealed class OtherStore(IHttpClientFactory clients, IOptions<ForwardingOptions> options)
{
    /// <summary>How long anything may take.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    internal const string Client = "forwarder";

    // What a store says of itself is short; whatever is longer is something else.
    private const int LongestAnswer = 64 << 10;

    internal static void Configure(HttpClient client) => (client.Timeout, client.MaxResponseContentBufferSize) = (Timeout, LongestAnswer);

    /// <summary>Asks the about resource (xAPI, part three, 2.8), with the credentials.</summary>
    public async Task<ConnectionResult> AskAsync(Forwarder forwarder, string secret, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(forwarder);
        var target = new SendTarget(forwarder, secret);
        if (!target.IsAllowed(options.Value)) return new ConnectionResult(ConnectionAnswer.NotAllowed);
        using var request = target.Request(HttpMethod.Get, "/about");
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, cancel);
            return await ReadAsync(response, forwarder.Version, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ConnectionResult(ConnectionAnswer.TimedOut);
        }
        catch (HttpRequestException failure)
        {
            if (GuardedConnections.IsNotAllowed(failure)) return new ConnectionResult(ConnectionAnswer.NotAllowed);
            return new ConnectionResult(failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? ConnectionAnswer.NoRecordStore : ConnectionAnswer.Unreachable);
        }
    }

    private static async Task<ConnectionResult> ReadAsync(HttpResponseMessage response, string wanted, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return new(ConnectionAnswer.CredentialsRefused, status);
        if (response.StatusCode != HttpStatusCode.OK) return new(ConnectionAnswer.OtherStatus, status);
        if (Versions(await response.Content.ReadAsByteArrayAsync(cancel)) is not { } versions) return new(ConnectionAnswer.NoRecordStore, status);
        // Patches of one version understand each other: 1.0.1 is 1.0.3 to a sender.
        var family = wanted[..wanted.LastIndexOf('.')];
        return new(versions.Any(v => v == wanted || v.StartsWith(family + ".", StringComparison.Ordinal) || v == family) ? ConnectionAnswer.Good : ConnectionAnswer.OtherVersions, status, versions);
    }

    private static List<string>? Versions(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("version", out var versions) && versions.ValueKind == JsonValueKind.Array
                ? [.. versions.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).Where(v => v.Length <= 20).Take(20)]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
