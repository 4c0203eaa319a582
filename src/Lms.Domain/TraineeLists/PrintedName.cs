namespace Lms.Domain.TraineeLists;

/// <summary>
/// Tên in trên giấy chứng nhận: a name that the certificate's fonts cannot show is said while its unit can still ask,
/// not weeks later when certificates are issued.
/// </summary>
public static class PrintedName
{
    /// <param name="fields">A row as it was read.</param>
    /// <param name="undrawable">The letters of a name that certificates cannot show.</param>
    public static RowFinding? Check(TraineeFields fields, Func<string, IReadOnlyList<string>> undrawable)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(undrawable);
        if (undrawable(fields.FullName) is not { Count: > 0 } letters) return null;
        return RowFinding.Of(FindingCode.FMT, FindingSeverity.Warning, TraineeColumn.FullName, "NameNotPrintable",
            fields.FullName, null, ("Letters", string.Join(' ', letters)));
    }
}
