using Microsoft.EntityFrameworkCore.Migrations;

namespace Lms.Infrastructure.Quotas;

/// <summary>What the migration of the ledger does beside making its table.</summary>
public static class QuotaLedgerTable
{
    internal const string Name = "QuotaEntries";

    private const string Refused = "entries of the quota ledger are never changed";

    private static readonly string[] Changes = ["UPDATE", "DELETE"];

    /// <summary>
    /// Opens a ledger for every quota that is there, with what it has as the opening balance, and lets the database itself
    /// refuse to change or remove an entry. To be called at the end of the migration that makes the table.
    /// </summary>
    public static void OpenQuotaLedger(this MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        var sqlite = migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal);
        // SQLite keeps instants as .NET ticks.
        var now = sqlite ? "CAST(strftime('%s', 'now') AS INTEGER) * 10000000 + 621355968000000000" : "now()";
        migration.Sql($"""
            INSERT INTO "{Name}" ("PlanId", "UnitId", "Number", "Kind", "SeatsChange", "TakenChange", "Seats", "Taken", "At")
            SELECT "PlanId", "UnitId", 1, 'Opening', "Seats", "Taken", "Seats", "Taken", {now} FROM "Quotas";
            UPDATE "Quotas" SET "LastEntry" = 1;
            """);
        if (sqlite) SealSqlite(migration);
        else SealPostgres(migration);
    }

    /// <summary>Takes away what dropping the table leaves behind.</summary>
    public static void CloseQuotaLedger(this MigrationBuilder migration)
    {
        ArgumentNullException.ThrowIfNull(migration);
        if (!migration.ActiveProvider!.EndsWith("Sqlite", StringComparison.Ordinal)) migration.Sql("DROP FUNCTION refuse_quota_entry_change CASCADE;");
    }

    private static void SealSqlite(MigrationBuilder migration)
    {
        foreach (var change in Changes)
            migration.Sql($"""CREATE TRIGGER "TR_{Name}_{change}" BEFORE {change} ON "{Name}" BEGIN SELECT RAISE(ABORT, '{Refused}'); END;""");
    }

    private static void SealPostgres(MigrationBuilder migration)
    {
        migration.Sql($"""CREATE FUNCTION refuse_quota_entry_change() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '{Refused}'; END; $$ LANGUAGE plpgsql;""");
        foreach (var change in Changes)
            migration.Sql($"""CREATE TRIGGER "TR_{Name}_{change}" BEFORE {change} ON "{Name}" FOR EACH ROW EXECUTE FUNCTION refuse_quota_entry_change();""");
    }
}
