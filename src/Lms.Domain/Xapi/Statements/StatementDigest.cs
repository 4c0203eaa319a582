using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Lms.Domain.Xapi.Statements;

/// <summary>A text that two statements share exactly when they say the same; see <see cref="StatementComparison"/>.</summary>
internal sealed class StatementDigest
{
    /// <summary>What a store adds of its own, and attachments, which are not part of a statement.</summary>
    public static readonly string[] AlwaysSkipped = ["stored", "authority", "version", "attachments"];

    /// <summary>What a store adds only where it was not sent.</summary>
    public static readonly string[] Assigned = ["id", "timestamp"];

    private static readonly HashSet<string> SkippedInSub = ["attachments"];
    private readonly StringBuilder text = new();
    private readonly bool exactDurations;

    private StatementDigest(bool exactDurations) => this.exactDurations = exactDurations;

    private delegate void Writing(string name, JsonElement value);

    public static string Of(JsonElement statement, HashSet<string> skipped, bool exactDurations)
    {
        var digest = new StatementDigest(exactDurations);
        digest.Statement(statement, skipped);
        return digest.text.ToString();
    }

    private void Statement(JsonElement statement, HashSet<string> skipped) => Object(statement, skipped.Contains, (name, value) =>
    {
        switch (name)
        {
            case "id": IgnoringCase(value); break;
            case "timestamp": Instant(value); break;
            case "actor": Agent(value); break;
            case "verb": Verb(value); break;
            case "object": Target(value); break;
            case "context": Context(value); break;
            case "result": Result(value); break;
            default: Anything(value); break;
        }
    });

    private void Target(JsonElement target)
    {
        switch (TypeOf(target))
        {
            case "Agent" or "Group": Agent(target); break;
            case "StatementRef": Reference(target); break;
            case "SubStatement": Statement(target, SkippedInSub); break;
            default: Activity(target); break;
        }
    }

    private void Verb(JsonElement verb) => Object(verb, name => name == "display", (_, value) => Anything(value));

    private void Activity(JsonElement activity) => Object(activity, name => name == "definition", (_, value) => Anything(value));

    private void Reference(JsonElement reference) => Object(reference, null, (name, value) =>
    {
        if (name == "id") IgnoringCase(value);
        else Anything(value);
    });

    private void Agent(JsonElement agent) => Object(agent, null, (name, value) =>
    {
        switch (name)
        {
            case "mbox": Mailbox(value); break;
            case "mbox_sha1sum": IgnoringCase(value); break;
            case "member": Unordered(value); break;
            default: Anything(value); break;
        }
    });

    private void Context(JsonElement context) => Object(context, null, (name, value) =>
    {
        switch (name)
        {
            case "registration" or "language": IgnoringCase(value); break;
            case "instructor" or "team": Agent(value); break;
            case "statement": Reference(value); break;
            case "contextActivities": Object(value, null, (_, activities) => OneOrMany(activities)); break;
            case "contextAgents" or "contextGroups": Items(value, item => Object(item, null, ContextAgent)); break;
            default: Anything(value); break;
        }
    });

    private void ContextAgent(string name, JsonElement value)
    {
        if (name is "agent" or "group") Agent(value);
        else Anything(value);
    }

    private void OneOrMany(JsonElement activities)
    {
        if (activities.ValueKind == JsonValueKind.Array)
        {
            Items(activities, Activity);
            return;
        }
        text.Append('[');
        Activity(activities);
        text.Append(']');
    }

    private void Result(JsonElement result) => Object(result, null, (name, value) =>
    {
        if (name == "duration" && !exactDurations && value.ValueKind == JsonValueKind.String) Text(XapiDuration.Truncated(value.GetString()!));
        else Anything(value);
    });

    private void Anything(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object: Object(value, null, (_, inner) => Anything(inner)); break;
            case JsonValueKind.Array: Items(value, Anything); break;
            case JsonValueKind.String: Text(value.GetString()!); break;
            case JsonValueKind.Number: text.Append(JsonNumber.Canonical(JsonMarshal.GetRawUtf8Value(value))); break;
            default: text.Append(value.ValueKind); break;
        }
    }

    /// <summary>Properties in the order of their names, as theirs means nothing. What is no object is written as it is.</summary>
    private void Object(JsonElement value, Func<string, bool>? skip, Writing write)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            Anything(value);
            return;
        }
        text.Append('{');
        foreach (var property in value.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            if (skip?.Invoke(property.Name) == true) continue;
            Text(property.Name);
            text.Append(':');
            write(property.Name, property.Value);
            text.Append(',');
        }
        text.Append('}');
    }

    private void Items(JsonElement array, Action<JsonElement> write)
    {
        if (array.ValueKind != JsonValueKind.Array)
        {
            Anything(array);
            return;
        }
        text.Append('[');
        foreach (var item in array.EnumerateArray())
        {
            write(item);
            text.Append(',');
        }
        // A lone activity is written without a comma; so is an array of one.
        if (array.GetArrayLength() == 1) text.Length--;
        text.Append(']');
    }

    private void Unordered(JsonElement members)
    {
        if (members.ValueKind != JsonValueKind.Array)
        {
            Anything(members);
            return;
        }
        var written = members.EnumerateArray().Select(member =>
        {
            var digest = new StatementDigest(exactDurations);
            digest.Agent(member);
            return digest.text.ToString();
        });
        text.Append('[').AppendJoin(',', written.Order(StringComparer.Ordinal)).Append(']');
    }

    private void IgnoringCase(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) Text(value.GetString()!.ToLowerInvariant());
        else Anything(value);
    }

    private void Mailbox(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not { } mailbox || !mailbox.Contains('@', StringComparison.Ordinal))
        {
            Anything(value);
            return;
        }
        var at = mailbox.IndexOf('@', StringComparison.Ordinal);
        Text(string.Concat(mailbox.AsSpan(0, at), mailbox[at..].ToLowerInvariant()));
    }

    private void Instant(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || !XapiTimestamp.TryNormalise(Encoding.UTF8.GetBytes(value.GetString()!), XapiVersion.V1, out var inUtc))
        {
            Anything(value);
            return;
        }
        var written = inUtc is null ? value.GetString()! : Encoding.ASCII.GetString(inUtc);
        var hasFraction = written.Contains('.', StringComparison.Ordinal);
        Text(hasFraction ? written.TrimEnd('Z').TrimEnd('0').TrimEnd('.') : written.TrimEnd('Z'));
    }

    /// <summary>A string with its length before it, so that no text can look like two.</summary>
    private void Text(string value) => text.Append(CultureInfo.InvariantCulture, $"\"{value.Length}:{value}");

    private static string? TypeOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("objectType", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
