using System.Text;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Tests.Xapi;

/// <summary>Statements for tests that care for little of what they say.</summary>
internal static class SampleStatement
{
    public const string Verb = "http://example.com/verbs/did";

    /// <summary>A small valid statement with an id of its own.</summary>
    public static string Json(string activity = "http://example.com/activities/1") =>
        $$$"""{"id":"{{{Guid.CreateVersion7()}}}","actor":{"mbox":"mailto:hoa@example.edu.vn"},"verb":{"id":"{{{Verb}}}"},"object":{"id":"{{{activity}}}"}}""";

    /// <summary>The same, ready to be stored.</summary>
    public static IncomingStatement Incoming() => IncomingStatements.From(
        StatementParser.Parse(Encoding.UTF8.GetBytes(Json()), XapiVersion.V1, mayBeBatch: false).Value![0],
        new Authority(Guid.CreateVersion7(), "thử", "https://hoc.example.edu.vn"), "1.0.0", mayDefine: true);
}
