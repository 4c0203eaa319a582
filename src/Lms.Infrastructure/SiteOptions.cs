using System.ComponentModel.DataAnnotations;

namespace Lms.Infrastructure;

/// <summary>Section <c>Site</c>: who runs this installation and where it is reached.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>The public address, without a slash at its end; printed in QR codes, home page of the xAPI actors. Never change it once statements exist.</summary>
    [Required, Url, RegularExpression("^https?://.*[^/]$")] public string PublicUrl { get; set; } = "";

    /// <summary>Cơ quan chủ quản, as printed on certificates.</summary>
    [Required] public string IssuerParent { get; set; } = "";

    /// <summary>Cơ quan ban hành, as printed on certificates.</summary>
    [Required] public string Issuer { get; set; } = "";

    /// <summary>The unit's mark in register numbers, such as <c>SGDĐT</c>.</summary>
    [Required] public string IssuerMark { get; set; } = "";

    /// <summary>Địa danh, before the date on documents.</summary>
    [Required] public string Place { get; set; } = "";

    /// <summary>Lets people sign in over plain HTTP, for a network of one's own without certificates. Otherwise cookies travel by HTTPS alone.</summary>
    public bool AllowHttp { get; set; }
}
