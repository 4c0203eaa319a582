namespace Lms.Web.Features.TraineeLists;

/// <summary>The upload of a unit's files, and what came of it.</summary>
public sealed class UploadForm
{
    public UnitPlan Part { get; init; } = null!;

    /// <summary>Whether the files replace the draft's rows; not chosen yet where null.</summary>
    public bool? Instead { get; init; }

    /// <summary>Why nobody is sent.</summary>
    public string? Reason { get; init; }

    /// <summary>What was wrong, file by file.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
