using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>The cells of one row that were typed into the grid.</summary>
/// <param name="Key">The page's own name of the row, given back with the answer.</param>
/// <param name="Id">Null for a row beyond the last.</param>
/// <param name="Seen">The row's edits that the page has seen.</param>
public sealed record GridRow(string Key, Guid? Id, int? Seen, IReadOnlyDictionary<TraineeColumn, string> Cells);

/// <summary>What became of one row.</summary>
public sealed record GridAnswer(string Key, Id<SubmissionRow>? Id, Refusal? Refusal);

/// <summary>The list after it, and what became of each row.</summary>
public sealed record GridSaved(TraineeSubmission List, IReadOnlyList<GridAnswer> Rows);

/// <summary>Lưu bảng: the changed cells of many rows at once. Each row is saved whole or not at all; one that is refused stops no other.</summary>
public sealed class SaveGrid(TraineeListDesk desk) : IUseCase
{
    public const int MostRows = 2000;

    public async Task<Outcome<GridSaved>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, IReadOnlyList<GridRow> rows, CancellationToken cancel)
    {
        if (rows.Count > MostRows) return new PasteTooLong(MostRows);
        var answers = new List<GridAnswer>();
        var outcome = await desk.ChangeAsync(viewer, listId, null, list =>
        {
            if (list.State != SubmissionState.Draft) return new SubmissionNotInState(list.State);
            foreach (var row in rows) answers.Add(row.Id is { } id ? Edit(viewer, list, row, new(id)) : Add(list, row));
            return null;
        }, cancel);
        return outcome.Succeeded ? new GridSaved(outcome.Value, answers) : outcome.Refusal;
    }

    private GridAnswer Edit(Viewer viewer, TraineeSubmission list, GridRow row, Id<SubmissionRow> id) =>
        new(row.Key, id, list.Edit(id, row.Cells, row.Seen, viewer.AccountId, desk.Now).Refusal);

    private static GridAnswer Add(TraineeSubmission list, GridRow row)
    {
        var added = new SubmissionRow(list.Id, new RawRow(0, "", row.Cells.Where(c => !string.IsNullOrWhiteSpace(c.Value)).ToDictionary()));
        return new(row.Key, added.Id, list.Add([added]));
    }
}
