namespace Lms.Web.Xapi;

/// <summary>Why a request is refused; thrown anywhere below <see cref="XapiRouter"/>, which makes the answer of it.</summary>
/// <param name="status">The HTTP status that the standard wants (1.0.3, part three, 3.2).</param>
/// <param name="message">What is wrong, for the person who writes the client. Nothing of the sender's data but names of properties and parameters.</param>
/// <param name="path">Where in the JSON sent, such as <c>$.actor.mbox</c>, where it is known.</param>
/// <param name="rule">The rule that is broken, where it has a name.</param>
#pragma warning disable CA1710 // Named for what it becomes: the problem that the answer tells.
public sealed class XapiProblem(int status, string message, string? path = null, string? rule = null) : Exception(message)
#pragma warning restore CA1710
{
    public int Status => status;
    public string? Path => path;
    public string? Rule => rule;

    /// <summary>When it may be tried again; null where that does not help.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>400: an argument is missing or wrong.</summary>
    public static XapiProblem Bad(string message, string? path = null, string? rule = null) => new(StatusCodes.Status400BadRequest, message, path, rule);

    /// <summary>403: the caller is known and may not do this.</summary>
    public static XapiProblem Forbidden(string message) => new(StatusCodes.Status403Forbidden, message);

    public static XapiProblem NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    /// <summary>415: the content is packed in a way that is not understood here.</summary>
    public static XapiProblem UnknownCoding() => new(
        StatusCodes.Status415UnsupportedMediaType, "The Content-Encoding is none that is understood here.", rule: "must be gzip, deflate or identity");

    /// <summary>413</summary>
    /// <param name="limit">In bytes.</param>
    public static XapiProblem TooLarge(long limit) => new(StatusCodes.Status413PayloadTooLarge, $"The content is larger than {limit} bytes.");
}
