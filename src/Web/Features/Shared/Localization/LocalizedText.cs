using Lms.Web.Features.Preferences;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Localization;

internal static class LocalizedText
{
    public static void AddLocalizedText(this IServiceCollection services)
    {
        services.AddSingleton<TextCatalog>();
        services.AddSingleton<Localizer>();
        services.AddSingleton<IStringLocalizerFactory, KeyLocalizerFactory>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, ValidationTexts>();
        services.Configure<MvcDataAnnotationsLocalizationOptions>(options =>
            options.DataAnnotationLocalizerProvider = (type, factory) => factory.Create(type));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = Language.All.Select(language => language.Culture).ToArray();
            options.SetDefaultCulture(Language.Vietnamese.Culture).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            // The switch alone decides: a browser set to English does not make a Vietnamese officer's page English.
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = Language.Cookie }];
        });
    }

    /// <summary>Lets <c>[Display(Name = "Plans.Title")]</c> and validation messages name keys of the catalog.</summary>
    private sealed class KeyLocalizerFactory(Localizer localizer) : IStringLocalizerFactory
    {
        public IStringLocalizer Create(Type resourceSource) => new KeyLocalizer(localizer);
        public IStringLocalizer Create(string baseName, string location) => new KeyLocalizer(localizer);
    }

    private sealed class KeyLocalizer(Localizer localizer) : IStringLocalizer
    {
        public LocalizedString this[string name] => new(name, localizer[name]);

        public LocalizedString this[string name, params object[] arguments] =>
            new(name, string.Format(Formatting.Formats.Culture, localizer[name], arguments));

        public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => [];
    }
}
