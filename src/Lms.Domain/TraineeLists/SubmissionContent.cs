using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>What a receipt vouches for.</summary>
public static class SubmissionContent
{
    /// <summary>
    /// SHA-256 in lower-case hex over the plan, the unit, and each row's cells as read, in the list's order: one line a cell,
    /// <c>position TAB column TAB text</c>, in UTF-8. Anyone who holds the list can compute it again.
    /// </summary>
    public static string Hash(TraineeSubmission list) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(list))));

    /// <summary>The very text that is hashed.</summary>
    public static string Text(TraineeSubmission list)
    {
        var content = new StringBuilder().Append(list.PlanId).Append('\n').Append(list.UnitId).Append('\n').Append(list.NothingToSendReason).Append('\n');
        var cells = list.InOrder.SelectMany(row => row.Fields.ToCells().OrderBy(c => c.Key), (row, cell) => (row.Position, cell));
        foreach (var (position, (column, text)) in cells) content.Append(CultureInfo.InvariantCulture, $"{position}\t{column}\t{text}\n");
        return content.ToString();
    }
}
