namespace Lms.Web.Features.OnlineSessions;

/// <summary>The bar that shows the connection and the minutes of whoever reads; kept up to date by the page's connection.</summary>
/// <param name="Needed">Minutes asked for; null for whoever is not counted.</param>
/// <param name="Connects">The page opens a connection; otherwise the bar shows the minutes alone.</param>
public sealed record PresenceBar(int Minutes, int? Needed, bool Connects);
