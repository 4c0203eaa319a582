using Lms.Domain;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.TraineeLists;

/// <summary>Dùng đề nghị cho tất cả: types the proposed text into the cells of the chosen rows; each of these changes can be undone.</summary>
public sealed class UseProposals(TraineeListDesk desk) : IUseCase
{
    /// <returns>How many rows were changed.</returns>
    public async Task<Outcome<int>> RunAsync(Viewer viewer, Id<TraineeSubmission> listId, string key, HashSet<Id<SubmissionRow>> rows, CancellationToken cancel)
    {
        var used = 0;
        var outcome = await desk.ChangeAsync(viewer, listId, null, list =>
        {
            foreach (var proposal in list.Proposals(key).Where(p => rows.Contains(p.Row.Id)))
            {
                var cell = new Dictionary<TraineeColumn, string> { [proposal.Column] = proposal.After };
                if (list.Edit(proposal.Row.Id, cell, null, viewer.AccountId, desk.Now).Refusal is { } refusal) return refusal;
                used++;
            }
            return null;
        }, cancel);
        return outcome.Succeeded ? used : outcome.Refusal;
    }
}

public static class ProposalWords
{
    /// <summary>The texts that a finding offers for its cell: one that another rule proposes, or the likely names.</summary>
    public static IReadOnlyList<string> Offers(this RowFinding finding) => finding.Arguments.TryGetValue("Proposal", out var proposal) && proposal.Length > 0
        ? [proposal]
        : finding.Arguments.GetValueOrDefault("Suggestions", "").Split("; ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Of one kind, the proposals that are certain: where a cell has two likely names, a person chooses.</summary>
    public static IReadOnlyList<Proposal> Proposals(this TraineeSubmission list, string key) =>
    [
        .. from row in list.InOrder
           from finding in row.Findings
           where finding.Key == key && finding.Column is not null && finding.Severity != FindingSeverity.Fixed
           let offers = finding.Offers()
           where offers.Count == 1
           let column = finding.Column.GetValueOrDefault()
           select new Proposal(row, finding, column, finding.Before ?? row.Raw[column], offers[0]) into proposal
           group proposal by (proposal.Row.Id, proposal.Column) into same
           select same.First(),
    ];
}
