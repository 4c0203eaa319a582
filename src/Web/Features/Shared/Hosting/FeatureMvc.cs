using System.Text.Encodings.Web;
using System.Text.Unicode;
using Lms.Web.Features.Errors;
using Lms.Web.Features.Shared.Formatting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.WebEncoders;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>MVC with feature folders: a controller's views lie in the folder of its namespace.</summary>
internal static class FeatureMvc
{
    public static void AddFeatureMvc(this IServiceCollection services)
    {
        services.AddControllersWithViews(mvc =>
        {
            mvc.ModelBinderProviders.Insert(0, new DecimalBinderProvider());
            // An instance keeps its own order, after the limits of an action; made by its type it would come first.
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<ReadableFormFilter>(order: ReadableFormFilter.Place);
            mvc.Filters.Add<ChangedMeanwhileFilter>();
            mvc.Filters.Add<KeptTexts>();
            mvc.Filters.Add<StalePages>();
            mvc.Conventions.Add(new LongForms());
            mvc.MaxModelBindingCollectionSize = LongForms.MostFields;
        }).AddDataAnnotationsLocalization();
        services.AddSingleton<ReturnPages>();
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViews()));
        // Vietnamese letters as themselves, not as entities.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "lp-request");
        services.Configure<CookieTempDataProviderOptions>(tempData => tempData.Cookie.Name = "lp-flash");
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
    }

    /// <summary>Looks in Features/&lt;Noun&gt;, the last part of the controller's namespace, then in Features/Shared.</summary>
    private sealed class FeatureViews : IViewLocationExpander
    {
        private const string Feature = "feature";

        public void PopulateValues(ViewLocationExpanderContext context) =>
            context.Values[Feature] = context.ActionContext.ActionDescriptor is ControllerActionDescriptor action
                ? action.ControllerTypeInfo.Namespace?.Split('.')[^1]
                : null;

        public IEnumerable<string> ExpandViewLocations(ViewLocationExpanderContext context, IEnumerable<string> viewLocations)
        {
            if (context.Values.TryGetValue(Feature, out var feature) && feature is not null)
                yield return $"/Features/{feature}/{{0}}.cshtml";
            yield return "/Features/Shared/{0}.cshtml";
        }
    }
}
