using System.Collections;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>
/// An action that takes a list takes a long one: a province chooses thousands of trainees at once. Whoever adds such an action
/// need not think of it.
/// </summary>
internal sealed class LongForms : IActionModelConvention
{
    /// <summary>Ten thousand rows of five fields.</summary>
    public const int MostFields = 50_000;

    public void Apply(ActionModel action)
    {
        if (!action.Parameters.Any(parameter => TakesMany(parameter.ParameterType, depth: 0))) return;
        if (action.Attributes.OfType<RequestFormLimitsAttribute>().FirstOrDefault() is { } own)
        {
            own.ValueCountLimit = Math.Max(own.ValueCountLimit, MostFields);
            return;
        }
        var limits = new RequestFormLimitsAttribute { ValueCountLimit = MostFields };
        action.Filters.Add(limits);
        foreach (var selector in action.Selectors) selector.EndpointMetadata.Add(limits);
    }

    /// <summary>A list, or a form with a list in it.</summary>
    internal static bool TakesMany(Type type, int depth)
    {
        if (type == typeof(string)) return false;
        if (typeof(IEnumerable).IsAssignableFrom(type)) return true;
        var isForm = depth < 2 && type.IsClass && type.Namespace?.StartsWith("Lms.Web", StringComparison.Ordinal) == true;
        return isForm && type.GetProperties().Any(property => property.CanWrite && TakesMany(property.PropertyType, depth + 1));
    }
}
