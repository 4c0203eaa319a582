using System.Collections.Immutable;

namespace Lms.Web.Xapi;

/// <summary>Which versions are spoken here (1.0.3, part three, 2.8; IEEE 9274.1.1, 4.1.6.7). Anybody may ask, in any version or none.</summary>
public sealed class AboutResource : XapiResource
{
    private static readonly ReadOnlyMemory<byte> Answer = """{"version":["1.0.0","1.0.1","1.0.2","1.0.3","2.0.0"],"extensions":{}}"""u8.ToArray();

    public override string Path => "/about";

    public override IReadOnlyList<XapiMethod> Methods { get; } =
        [new("GET", XapiNeed.Nothing, ImmutableArray<string>.Empty, request => request.SendAsync(StatusCodes.Status200OK, Answer).AsTask())];
}
