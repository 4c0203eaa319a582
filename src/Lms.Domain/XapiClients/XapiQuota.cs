namespace Lms.Domain.XapiClients;

/// <summary>
/// Hạn mức of a client: how much it may ask of the record store, so that one that runs wild leaves room for the others
/// and for the pages of this site.
/// </summary>
/// <param name="RequestsPerMinute">The most requests in a minute.</param>
/// <param name="MegabytesPerDay">The most that it may send in a day of Viet Nam, in megabytes.</param>
public sealed record XapiQuota(int RequestsPerMinute, int MegabytesPerDay)
{
    /// <summary>The largest number that may be chosen.</summary>
    public const int Most = 1_000_000;

    /// <summary>Far beyond what a class of learners makes; a program that calls in a loop meets it.</summary>
    public static readonly XapiQuota Usual = new(30_000, 4_096);

    public static bool Allows(int? chosen) => chosen is null or (>= 1 and <= Most);
}
