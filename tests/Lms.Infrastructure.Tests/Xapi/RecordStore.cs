using System.Text;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>A record store of its own for one test, without HTTP.</summary>
internal sealed class RecordStore : IAsyncDisposable
{
    private readonly List<StatementWriter> writers = [];

    private RecordStore(TestDatabase database)
    {
        (Database, Connections) = (database, new XapiConnections(database.Provider, database.ConnectionString));
        Finder = new StatementFinder(Connections);
    }

    public TestDatabase Database { get; }
    public XapiConnections Connections { get; }
    public StatementFinder Finder { get; }
    public ActivityCatalog Activities { get; } = new();

    /// <summary>Moved by hand; every statement recorded by <see cref="RecordAsync(IncomingStatement[])"/> comes a second after the one before.</summary>
    public HandClock Clock { get; } = new();

    public static async Task<RecordStore> CreateAsync(DatabaseProvider provider, string? upTo = null) => new(await TestDatabase.CreateAsync(provider, upTo));

    /// <summary>A writer, as each node has one.</summary>
    public StatementWriter Writer(TimeProvider? clock = null)
    {
        var writer = new StatementWriter(Connections, new ActivityCatalog(), clock ?? TimeProvider.System, NullLogger<StatementWriter>.Instance);
        writers.Add(writer);
        return writer;
    }

    /// <summary>Stores statements that are new, in one transaction, and leaves the index as it is.</summary>
    public Task RecordAsync(params IncomingStatement[] statements) => WriteAsync(table => RecordAsync(table, statements));

    /// <summary>The same inside a transaction.</summary>
    public async Task RecordAsync(StatementTable table, params IncomingStatement[] statements)
    {
        var waiting = new WaitingIds();
        await waiting.ReadAsync(table, default);
        await new StatementRecorder(table, waiting, Activities).RecordAsync(statements, StoredTime.Of(Clock.Next()), default);
    }

    /// <summary>Brings the index up to the newest statement.</summary>
    public Task IndexAsync() => WriteAsync(table => StatementIndex.CatchUpAsync(table, default, evenFew: true));

    public async Task WriteAsync(Func<StatementTable, Task> write)
    {
        await using var table = await Connections.OpenAsync(default);
        await table.BeginAsync(default);
        await write(table);
        await table.CommitAsync(default);
    }

    /// <summary>The ids that a query gives, in its order.</summary>
    public async Task<List<Guid>> IdsAsync(StatementQuery query)
    {
        var ids = new List<Guid>();
        await Finder.ReadAsync(query, (_, json) => ids.Add(StatementJson.IdOf(json)), default);
        return ids;
    }

    /// <summary>The ids of all statements that one key finds, newest first.</summary>
    public Task<List<Guid>> IdsAsync(params long[] keys) => IdsAsync(new StatementQuery { Conditions = [keys], Limit = 100 });

    /// <summary>The ids of all statements that are not voided, as they were stored.</summary>
    public Task<List<Guid>> AllAsync() => IdsAsync(new StatementQuery { Ascending = true, Limit = int.MaxValue });

    public async ValueTask DisposeAsync()
    {
        foreach (var writer in writers) await writer.DisposeAsync();
        await Connections.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class HandClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 31, 7, 30, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public DateTimeOffset Next() => Now += TimeSpan.FromSeconds(1);
}

/// <summary>Statements ready to be stored, of which a test says what it cares for.</summary>
internal sealed record Told
{
    public static readonly Guid Client = new("0193a000-0000-7000-8000-000000000001");

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Actor { get; init; } = "hoa";
    public string Verb { get; init; } = "http://example.com/verbs/did";
    public string Activity { get; init; } = "http://example.com/activities/1";
    public string? Definition { get; init; }
    public Guid? Registration { get; init; }
    public string? Parent { get; init; }
    public string? Instructor { get; init; }

    /// <summary>The statement it refers to, instead of an activity.</summary>
    public Guid? About { get; init; }

    public string? Response { get; init; }
    public Guid By { get; init; } = Client;

    public static Told Voiding(Guid target) => new() { About = target, Verb = "http://adlnet.gov/expapi/verbs/voided" };

    public string Json()
    {
        var target = About is { } about ? $$"""{"objectType":"StatementRef","id":"{{about}}"}"""
            : $"{{\"id\":\"{Activity}\"{(Definition is null ? "" : $",\"definition\":{Definition}")}}}";
        List<string> parts = [$"\"id\":\"{Id}\"", $"\"actor\":{{\"mbox\":\"mailto:{Actor}@example.com\"}}", $"\"verb\":{{\"id\":\"{Verb}\"}}", $"\"object\":{target}"];
        if (Response is not null) parts.Add($"\"result\":{{\"response\":\"{Response}\"}}");
        List<string> context = [];
        if (Registration is { } registration) context.Add($"\"registration\":\"{registration}\"");
        if (Parent is not null) context.Add($"\"contextActivities\":{{\"parent\":[{{\"id\":\"{Parent}\"}}]}}");
        if (Instructor is not null) context.Add($"\"instructor\":{{\"mbox\":\"mailto:{Instructor}@example.com\"}}");
        if (context.Count > 0) parts.Add($"\"context\":{{{string.Join(",", context)}}}");
        return $"{{{string.Join(",", parts)}}}";
    }

    public IncomingStatement Incoming(IReadOnlyList<IncomingAttachment>? attachments = null) => IncomingStatements.From(
        StatementParser.Parse(Encoding.UTF8.GetBytes(Json()), XapiVersion.V1, mayBeBatch: false).Value![0],
        new Authority(By, "thử", "https://hoc.example.edu.vn"), "1.0.0", mayDefine: true, attachments);

    public static implicit operator IncomingStatement(Told told) => told.Incoming();

    /// <summary>The key by which an agent is found.</summary>
    public static long Agent(string name, MentionKind kind = MentionKind.Agent) =>
        IndexKey.Of(kind, AgentIdentity.Of(Encoding.UTF8.GetBytes($$"""{"mbox":"mailto:{{name}}@example.com"}"""), XapiVersion.V1).Value!);
}
