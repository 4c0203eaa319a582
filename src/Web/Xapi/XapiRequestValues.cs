using System.Globalization;
using System.Text;
using Lms.Domain.Xapi.Statements;

namespace Lms.Web.Xapi;

/// <summary>An agent that a parameter names.</summary>
/// <param name="Identity">The one text by which it is found (<see cref="AgentIdentity"/>).</param>
/// <param name="Json">As sent.</param>
public sealed record XapiAgent(string Identity, ReadOnlyMemory<byte> Json);

/// <summary>Reading parameters; what is wrong is answered 400 with the parameter's name.</summary>
public sealed partial class XapiRequest
{
    /// <summary>A parameter as sent, maybe empty; null where it was not sent.</summary>
    public string? Parameter(string name) => parameters[name];

    /// <summary>A parameter that must be there and not be empty.</summary>
    public string Required(string name) => parameters[name] is { Length: > 0 } value ? value : throw XapiProblem.Bad($"The parameter \"{name}\" is needed.");

    /// <summary><c>true</c> or <c>false</c>, and as some old clients write it <c>True</c> or <c>False</c>; false where it was not sent.</summary>
    public bool Flag(string name) => parameters[name] switch
    {
        null or "false" or "False" => false,
        "true" or "True" => true,
        _ => throw Wrong(name, "is true or false"),
    };

    /// <summary>A whole number from zero; null where it was not sent.</summary>
    public int? Count(string name) => parameters[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw Wrong(name, "is a whole number from 0");

    public Guid? Uuid(string name) => parameters[name] is not { } text ? null
        : Domain.Xapi.Statements.Uuid.TryParse(text, out var id) ? id
        : throw Wrong(name, "is a UUID");

    /// <summary>An IRI with a scheme; null where it was not sent.</summary>
    public string? Iri(string name) => parameters[name] is not { } text ? null
        : Domain.Xapi.Statements.Iri.IsValid(text) ? text
        : throw Wrong(name, "is an IRI with a scheme");

    /// <summary>An instant as the request's version writes it; null where it was not sent.</summary>
    public DateTimeOffset? Timestamp(string name) => parameters[name] is not { } text ? null
        : XapiTimestamp.TryParse(text, Version, out var at) ? at
        : throw Wrong(name, "is a timestamp such as 2026-01-31T08:00:00Z (a plus sign in a query is written %2B)");

    /// <summary>An agent or identified group as JSON; null where it was not sent.</summary>
    public XapiAgent? Agent(string name)
    {
        if (parameters[name] is not { } text) return null;
        var json = Encoding.UTF8.GetBytes(text);
        var identity = AgentIdentity.Of(json, Version);
        return identity.Succeeded
            ? new XapiAgent(identity.Value, json)
            : throw XapiProblem.Bad($"The parameter \"{name}\" is an agent as JSON.", (identity.Refusal as StatementRefused)?.Path, (identity.Refusal as StatementRefused)?.Rule);
    }

    public string RequiredIri(string name)
    {
        Required(name);
        return Iri(name)!;
    }

    public XapiAgent RequiredAgent(string name)
    {
        Required(name);
        return Agent(name)!;
    }

    private static XapiProblem Wrong(string name, string rule) => XapiProblem.Bad($"The parameter \"{name}\" {rule}.");
}
