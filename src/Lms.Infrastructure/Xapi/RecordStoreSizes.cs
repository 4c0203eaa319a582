using System.Data.Common;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Infrastructure.Xapi;

/// <summary>How much the record store holds.</summary>
/// <param name="Attachments">Files, each once however many statements brought it.</param>
/// <param name="DatabaseBytes">What the whole database takes, the product's other tables included.</param>
public sealed record RecordStoreSize(long Statements, long Attachments, long AttachmentBytes, long DatabaseBytes);

/// <summary>Measures the record store. Counting millions takes a while, so that a measure is good for a minute.</summary>
public sealed class RecordStoreSizes(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private volatile Measure? last;

    public async Task<RecordStoreSize> ReadAsync(CancellationToken cancel)
    {
        if (last is { } known && clock.GetElapsedTime(known.At) < Lifetime) return known.Size;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LmsDbContext>();
        var files = db.Attachments.GroupBy(a => a.File).Select(g => g.Max(a => a.Bytes));
        var size = new RecordStoreSize(
            await db.Statements.LongCountAsync(cancel),
            await files.LongCountAsync(cancel), await files.SumAsync(cancel),
            await DatabaseBytesAsync(db, cancel));
        last = new Measure(size, clock.GetTimestamp());
        return size;
    }

    private static async Task<long> DatabaseBytesAsync(LmsDbContext db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        await using DbCommand command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = db.Database.IsNpgsql()
            ? "SELECT pg_database_size(current_database())"
            : "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed record Measure(RecordStoreSize Size, long At);
}
