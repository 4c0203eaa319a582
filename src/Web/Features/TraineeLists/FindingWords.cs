using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Findings in words: what is wrong and how to mend it.</summary>
public static partial class FindingWords
{
    public static string Of(this Localizer text, RowFinding finding) => Place().Replace(text[$"TraineeLists.{finding.Key}"], place => place.Groups[1].Value switch
    {
        "Before" => finding.Before ?? "",
        "After" => finding.After ?? "",
        var name => finding.Arguments.GetValueOrDefault(name, ""),
    });

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
