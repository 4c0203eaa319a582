using System.Globalization;

namespace Lms.Web.Features.Errors;

/// <summary>Why a form could not be read.</summary>
public enum FormFault
{
    /// <summary>All of it is larger than the page takes; the limit is in bytes.</summary>
    TooLarge,

    /// <summary>It has more fields than the page takes.</summary>
    TooManyFields,

    /// <summary>One field, or the name of one, is longer than the page takes; the limit is in characters.</summary>
    TooLong,

    /// <summary>It was cut off on the way, or holds what no browser sends.</summary>
    Broken,
}

/// <summary>A posted form that could not be read: a feature of the request, for the page that says so.</summary>
/// <param name="Most">The limit that was passed; null where there is none to name.</param>
public sealed record UnreadableForm(FormFault Fault, long? Most = null)
{
    public int Status => Fault == FormFault.Broken ? StatusCodes.Status400BadRequest : StatusCodes.Status413PayloadTooLarge;

    /// <summary>The framework tells its limits in words alone: “Form value count limit 1024 exceeded.”</summary>
    public static UnreadableForm Of(InvalidDataException problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var words = problem.Message;
        if (!words.EndsWith("exceeded.", StringComparison.Ordinal)) return new(FormFault.Broken);
        var fault = words.Contains("value count limit", StringComparison.Ordinal) ? FormFault.TooManyFields
            : words.Contains("body length limit", StringComparison.Ordinal) ? FormFault.TooLarge
            : FormFault.TooLong;
        return new(fault, Number(words));
    }

    private static long? Number(string words)
    {
        var part = Array.Find(words.Split(' '), word => word.Length > 0 && word.All(char.IsAsciiDigit));
        return long.TryParse(part, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
