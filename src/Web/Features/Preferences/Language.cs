namespace Lms.Web.Features.Preferences;

/// <summary>Ngôn ngữ: a language the pages speak. Its name is written in itself, so it needs no translation.</summary>
/// <param name="Code">The two letters of the switch and of the page's <c>lang</c>.</param>
/// <param name="Culture">The culture that formats dates and numbers.</param>
public sealed record Language(string Code, string Culture, string Name)
{
    public const string Cookie = "lp-language";

    public static readonly Language Vietnamese = new("vi", "vi-VN", "Tiếng Việt");
    public static readonly Language English = new("en", "en-GB", "English");
    public static readonly IReadOnlyList<Language> All = [Vietnamese, English];

    public static Language? Find(string? code) => All.FirstOrDefault(language => language.Code == code);

    /// <summary>The language of the request under way.</summary>
    public static Language Current =>
        Find(System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? Vietnamese;
}
