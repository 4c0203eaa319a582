using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// What is secret about this installation's statement ids. One row, made with the table; the same for every node.
/// </summary>
public sealed class StatementSealKey
{
    public int Id { get; private init; }

    /// <summary>32 random bytes, for <see cref="StatementSeal"/>.</summary>
    public byte[] Key { get; private init; } = [];

    /// <summary>
    /// Statements up to this sequence still have the names of the first releases (<see cref="StatementRenaming"/>); 0
    /// once none has.
    /// </summary>
    public long OldThrough { get; private init; }
}

/// <summary>Knows the installation's seal.</summary>
public sealed class StatementSeals
{
    /// <summary>The seal, once it was read.</summary>
    public StatementSeal? Known { get; private set; }

    public async ValueTask<StatementSeal> OfAsync(LmsDbContext db, CancellationToken cancel)
    {
        if (Known is { } seal) return seal;
        var key = await db.StatementSealKeys.AsNoTracking().Select(k => k.Key).SingleAsync(cancel);
        return Known = new StatementSeal(key);
    }
}

internal sealed class StatementSealConfiguration : IEntityTypeConfiguration<StatementSealKey>
{
    public void Configure(EntityTypeBuilder<StatementSealKey> key)
    {
        key.ToTable("xapi_StatementSeals");
        key.Property(k => k.Id).ValueGeneratedNever();
    }
}

/// <summary>The one row, as the migration that brings the table makes it: random by the database itself.</summary>
internal static class StatementSealRow
{
    public const string OnSqlite = """
        INSERT INTO "xapi_StatementSeals" ("Id", "Key", "OldThrough")
        SELECT 1, randomblob(32), COALESCE(MAX("Sequence"), 0) FROM "xapi_Statements"
        """;

    // Each random UUID has 122 random bits, by the generator that PostgreSQL has for secrets.
    public const string OnPostgres = """
        INSERT INTO "xapi_StatementSeals" ("Id", "Key", "OldThrough")
        SELECT 1, uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
               COALESCE(MAX("Sequence"), 0) FROM "xapi_Statements"
        """;
}
