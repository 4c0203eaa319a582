namespace Lms.Web.Features.Demo;

/// <summary>The clock of the seed: it stands at the moment at which each thing of the sample happens.</summary>
internal sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; }

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
}
