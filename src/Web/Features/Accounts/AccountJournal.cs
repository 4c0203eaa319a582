using System.Text.Json;
using Lms.Domain.Journal;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;

namespace Lms.Web.Features.Accounts;

/// <summary>
/// What the journal keeps of accounts. They are no journaled entities: their columns are secrets and counters that say
/// nothing; these are the acts that matter.
/// </summary>
internal static class AccountJournal
{
    public static JournalEntry Added(Account account, Viewer? by, DateTimeOffset at) =>
        Entry(account, by, at, JournalAction.Added, new { }, new { Role = account.Role.ToString(), account.OrgUnitId, account.TeacherId, account.TrainerId });

    public static JournalEntry Changed(Account account, Viewer? by, DateTimeOffset at, object before, object after) =>
        Entry(account, by, at, JournalAction.Changed, before, after);

    private static JournalEntry Entry(Account account, Viewer? by, DateTimeOffset at, JournalAction action, object before, object after) =>
        new(at, by?.AccountId, nameof(Account), account.Id.ToString(), action, Json(before), Json(after), null);

    private static string Json(object value) => JsonSerializer.Serialize(value, JsonText.Options);
}
