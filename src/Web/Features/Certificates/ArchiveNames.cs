using System.Globalization;
using System.Text;
using Lms.Domain.Certificates;
using Lms.Domain.Text;

namespace Lms.Web.Features.Certificates;

/// <summary>Names of files that every system can unpack: plain letters, digits and hyphens. The number in front keeps the register's order.</summary>
internal static class ArchiveNames
{
    private const int Longest = 80;

    /// <summary>A folder for the unit, the number and the name in it.</summary>
    public static string Of(Certificate certificate) => $"{Slug(certificate.Content.Unit)}/{FileOf(certificate)}";

    public static string FileOf(Certificate certificate) =>
        string.Create(CultureInfo.InvariantCulture, $"{certificate.Year}-{certificate.Sequence:0000}-{Slug(certificate.Content.FullName)}.pdf");

    public static string Slug(string words)
    {
        var slug = new StringBuilder();
        foreach (var c in VietnameseText.Fold(words))
        {
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString(0, Math.Min(slug.Length, Longest)).Trim('-');
    }
}
