using System.Text.Encodings.Web;
using Lms.Domain;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Where somebody is on a list's page: which rows, found by which words, and which part of them. Every form of the page carries it back.</summary>
public sealed record ListSpot
{
    /// <summary>Rows shown at a time: hardly a list has more, and a page of ten thousand would take a browser many seconds.</summary>
    public const int Rows = 200;

    public RowFilter Show { get; init; }

    /// <summary>Words of a name or school, a code, an id, a phone number or an address; null where nothing is looked for.</summary>
    public string? Q { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public ListSpot To(int page) => this with { Page = page };

    /// <summary>The rows that are looked for, whatever was found in them.</summary>
    public IEnumerable<SubmissionRow> Among(IEnumerable<SubmissionRow> rows)
    {
        if (string.IsNullOrWhiteSpace(Q)) return rows;
        var words = VietnameseText.Fold(Q);
        return rows.Where(row => row.FoldKey.Contains(words, StringComparison.Ordinal) || VietnameseText.Fold(row.Fields.SchoolText).Contains(words, StringComparison.Ordinal)
            || new[] { row.Fields.TeacherCode, row.Fields.PersonalId, row.Fields.Phone, row.Fields.Email }.Any(text => text?.Contains(words, StringComparison.OrdinalIgnoreCase) == true));
    }

    /// <summary>The part of all rows on which one of them is.</summary>
    public static ListSpot At(TraineeSubmission list, int position)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new() { Page = (list.Rows.Count(r => r.Position < position) / Rows) + 1 };
    }

    /// <summary>The page's address, at a row.</summary>
    public string Of(Id<TraineeSubmission> list, int? row = null)
    {
        var asked = new List<string>();
        if (Show != RowFilter.All) asked.Add($"show={Show}");
        if (!string.IsNullOrWhiteSpace(Q)) asked.Add($"q={UrlEncoder.Default.Encode(Q)}");
        if (Page > 1) asked.Add($"page={Page}");
        return $"/trainee-lists/{list}{(asked.Count == 0 ? "" : "?" + string.Join('&', asked))}{(row is null ? "" : $"#row-{row}")}";
    }
}
