using System.Text.Json.Serialization;

namespace Lms.Domain.TraineeLists;

/// <summary>On which side of a draft's last replacement a row or a file stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SwapSide>))]
public enum SwapSide
{
    /// <summary>It has no part in it.</summary>
    None,

    /// <summary>It came by it, or back by its undoing.</summary>
    Came,

    /// <summary>It made place: kept with its edits, and seen by nobody.</summary>
    Left,

    /// <summary>It made place, and had been taken off the list before: it comes back as taken off.</summary>
    LeftRemoved,
}

/// <summary>
/// Thay danh sách: a file's rows came instead of those that were there. What made place is kept until the next
/// replacement or the
/// submission, so that one step brings it back; that step can be undone as well.
/// </summary>
/// <param name="People">How many people made place.</param>
/// <param name="FileName">The file that came, or went again.</param>
/// <param name="IsOfFile">Only the rows of that file were read anew; else the whole draft made place.</param>
/// <param name="IsUndone">What had made place is back.</param>
public sealed record ListReplacement(int People, string FileName, bool IsOfFile, bool IsUndone, DateTimeOffset At);

/// <summary>There is no replacement that could be undone any more.</summary>
public sealed record ReplacementOver : Refusal;

/// <summary>The rows of this file are not on the draft: it was replaced, taken off, or submitted meanwhile.</summary>
public sealed record FileNotOnDraft(string FileName) : Refusal;
