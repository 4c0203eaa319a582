using System.ComponentModel.DataAnnotations;

namespace Lms.Infrastructure.Database;

public enum DatabaseProvider { Sqlite, Postgres }

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    [Required, EnumDataType(typeof(DatabaseProvider))] public DatabaseProvider? Provider { get; set; }

    /// <summary>For PostgreSQL required; for SQLite <c>lms.db</c> in the data folder when empty.</summary>
    public string? ConnectionString { get; set; }
}
