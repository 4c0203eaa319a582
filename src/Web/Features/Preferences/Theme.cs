namespace Lms.Web.Features.Preferences;

/// <summary>Giao diện: light, dark, or as the device has it. The server renders it, so that a page never flashes.</summary>
public static class Theme
{
    public const string Cookie = "lp-theme";
    public const string Auto = "auto";

    public static readonly IReadOnlyList<string> All = [Auto, "light", "dark"];

    public static string? Find(string? name) => All.FirstOrDefault(theme => theme == name);

    public static string Of(HttpRequest request) => Find(request.Cookies[Cookie]) ?? Auto;
}
