using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Localization;

/// <summary>The framework's own messages, in our words: <c>Shared.Validation.*</c>.</summary>
internal sealed class ValidationTexts(Localizer localizer) : IPostConfigureOptions<MvcOptions>, IValidationMetadataProvider
{
    // After the framework's own providers, which find the attributes.
    public void PostConfigure(string? name, MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(this);
        var messages = options.ModelBindingMessageProvider;
        messages.SetValueMustNotBeNullAccessor(_ => localizer["Shared.Validation.RequiredValue"]);
        messages.SetMissingBindRequiredValueAccessor(_ => localizer["Shared.Validation.RequiredValue"]);
        messages.SetMissingKeyOrValueAccessor(() => localizer["Shared.Validation.RequiredValue"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => localizer["Shared.Validation.RequiredValue"]);
        messages.SetAttemptedValueIsInvalidAccessor((value, _) => Invalid(value));
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(Invalid);
        messages.SetValueIsInvalidAccessor(Invalid);
        messages.SetUnknownValueIsInvalidAccessor(_ => localizer["Shared.Validation.UnknownValue"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => localizer["Shared.Validation.UnknownValue"]);
        messages.SetValueMustBeANumberAccessor(_ => localizer["Shared.Validation.Number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => localizer["Shared.Validation.Number"]);
    }

    /// <summary>Gives an attribute without a message of its own the key of ours; the framework then looks it up.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var attribute in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            // A key has no spaces; a default sentence of the framework has.
            var isKey = attribute.ErrorMessage?.Contains(' ') == false;
            if (!isKey && attribute.ErrorMessageResourceName is null && KeyOf(attribute) is { } key) attribute.ErrorMessage = key;
        }
    }

    private string Invalid(string value) => localizer["Shared.Validation.Invalid", new { Value = value }];

    private static string? KeyOf(ValidationAttribute attribute) => attribute switch
    {
        RequiredAttribute => "Shared.Validation.Required",
        RangeAttribute => "Shared.Validation.Range",
        StringLengthAttribute { MinimumLength: > 0 } => "Shared.Validation.LengthBetween",
        StringLengthAttribute or MaxLengthAttribute => "Shared.Validation.MaxLength",
        MinLengthAttribute => "Shared.Validation.MinLength",
        EmailAddressAttribute => "Shared.Validation.Email",
        PhoneAttribute => "Shared.Validation.Phone",
        UrlAttribute => "Shared.Validation.Url",
        CompareAttribute => "Shared.Validation.Compare",
        RegularExpressionAttribute => "Shared.Validation.Pattern",
        _ => null,
    };
}
