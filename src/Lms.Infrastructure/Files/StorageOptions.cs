using System.ComponentModel.DataAnnotations;

namespace Lms.Infrastructure.Files;

/// <summary>Section <c>Storage</c>.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The folder of everything the product keeps on disk: files, keys, and the embedded database.</summary>
    [Required] public string DataPath { get; set; } = "";

    /// <summary>The folder with <c>courses/</c>.</summary>
    [Required] public string ContentPath { get; set; } = "";
}
