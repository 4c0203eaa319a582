using System.Text.Json;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Journal;

namespace Lms.Web.Features.Completion;

/// <summary>Reads from a journal entry which state a decision or certificate came into.</summary>
internal static class JournaledStates
{
    public static Enum? Read(JournalEntry entry)
    {
        using var after = JsonDocument.Parse(entry.After);
        if (!after.RootElement.TryGetProperty("State", out var state) || state.GetString() is not { } name) return null;
        return entry.Subject switch
        {
            nameof(CompletionDecision) when Enum.TryParse<CompletionState>(name, out var completion) => completion,
            nameof(Certificate) when Enum.TryParse<CertificateState>(name, out var certificate) => certificate,
            _ => null,
        };
    }
}
