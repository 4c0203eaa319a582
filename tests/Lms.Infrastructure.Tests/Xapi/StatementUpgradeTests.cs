using System.Text;
using System.Text.Json.Nodes;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Xapi;

/// <summary>Statements of the first release, which kept no keys and no authority.</summary>
public sealed class StatementUpgradeTests
{
    private static readonly Facts Facts = new("https://hoc.example.edu.vn");
    private static readonly Guid Registration = new("0193a000-0000-7000-8000-0000000000aa");
    private static readonly Told Attended = new() { Actor = "lan", Registration = Registration, Definition = """{"name":{"vi":"Buổi 1"}}""" };
    private static readonly Told Voiding = Told.Voiding(Attended.Id);
    private static readonly Told AboutVoiding = new() { About = Voiding.Id };
    private static readonly Told Last = new() { Actor = "lan" };

    [Theory, MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Old_statements_get_their_keys_and_authority_and_the_second_run_finds_nothing_to_do(DatabaseProvider provider)
    {
        await using var store = await RecordStore.CreateAsync(provider);
        // The chain's far end comes first and last: nothing may hang on the order.
        Told[] told = [AboutVoiding, Attended, Voiding, Last];
        await store.WriteAsync(table => table.InsertAsync([.. told.Select((t, i) => Old(t, 1_769_844_600_000_000 + i, isVoided: t == Attended))], default));

        (await UpgradeAsync(store.Database)).ShouldBe(4);
        var once = await StateAsync(store.Database);
        (await UpgradeAsync(store.Database)).ShouldBe(0);

        (await StateAsync(store.Database)).ShouldBe(once);
        await CheckAsync(store);
        await store.IndexAsync();
        await CheckAsync(store);
    }

    [Fact]
    public async Task A_database_of_the_first_release_is_brought_up_to_date()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite, upTo: "Initial");
        await using (var db = database.Open())
        {
            // In the first release the order was a number; the same instant twice, and a clock that once went back.
            var stored = new DateTimeOffset(2026, 1, 31, 7, 30, 0, TimeSpan.Zero);
            foreach (var (told, offset) in new[] { (AboutVoiding, 0), (Attended, 0), (Voiding, -5), (Last, 1) })
            {
                var at = stored.AddSeconds(offset);
                await db.Database.ExecuteSqlAsync($"""
                    INSERT INTO "xapi_Statements" ("StatementId", "Stored", "Timestamp", "Verb", "Actor", "Activity", "Reference", "Registration", "Json", "IsVoided")
                    VALUES ({told.Id.ToString().ToUpperInvariant()}, {at.UtcTicks}, {at.UtcTicks}, {told.Verb}, {"mbox|mailto:" + told.Actor + "@example.com"}, {(told.About is null ? told.Activity : null)},
                            {told.About?.ToString().ToUpperInvariant()}, {told.Registration?.ToString().ToUpperInvariant()}, {OldJson(told, "2026-01-31T07:30:00.000Z")}, {told == Attended})
                    """);
            }

            await db.Database.MigrateAsync();
        }

        (await UpgradeAsync(database)).ShouldBe(4);

        await using var connections = new XapiConnections(database.Provider, database.ConnectionString);
        var finder = new StatementFinder(connections);
        var ids = new List<Guid>();
        await finder.ReadAsync(new StatementQuery { Conditions = [[Told.Agent("lan")]], Limit = 10, Ascending = true }, (_, json) => ids.Add(StatementJson.IdOf(json)), default);
        ids.ShouldBe([AboutVoiding.Id, Voiding.Id, Last.Id]);
        var attended = (await finder.FindAsync(Attended.Id, default)).ShouldNotBeNull();
        attended.IsVoided.ShouldBeTrue();
        JsonNode.Parse(attended.Json)!["stored"]!.GetValue<string>().ShouldBe(StoredTime.Text(attended.Sequence));
        StoredTime.Of(attended.Sequence).ShouldBe(new DateTimeOffset(2026, 1, 31, 7, 30, 0, TimeSpan.Zero), TimeSpan.FromMilliseconds(1));
    }

    private static async Task CheckAsync(RecordStore store)
    {
        (await store.IdsAsync(Told.Agent("lan"))).ShouldBe([Last.Id, Voiding.Id, AboutVoiding.Id]);
        (await store.IdsAsync(IndexKey.OfRegistration(Registration))).ShouldBe([Voiding.Id, AboutVoiding.Id]);
        (await store.IdsAsync(IndexKey.OfClient(StatementBook.Self))).Count.ShouldBe(3);
        var attended = (await store.Finder.FindAsync(Attended.Id, default)).ShouldNotBeNull();
        attended.IsVoided.ShouldBeTrue();
        var json = JsonNode.Parse(attended.Json)!;
        json["authority"]!["account"]!["name"]!.GetValue<string>().ShouldBe(StatementBook.Self.ToString());
        json["stored"]!.GetValue<string>().ShouldBe(StoredTime.Text(attended.Sequence));
        json["version"]!.GetValue<string>().ShouldBe("1.0.3");
        (await new ActivityDefinitions(store.Connections).FindAsync(Attended.Activity, default)).ShouldNotBeNull();
    }

    private static async Task<int> UpgradeAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return await new StatementUpgrade(db, Facts, new ActivityCatalog()).RunAsync(default);
    }

    private static async Task<List<string>> StateAsync(TestDatabase database)
    {
        await using var db = database.Open();
        return [.. (await db.Statements.OrderBy(s => s.Sequence).ToListAsync()).Select(s => $"{s.StatementId} {s.IsVoided} {Convert.ToHexString(s.Keys)} {Encoding.UTF8.GetString(s.Json)}")];
    }

    /// <summary>As the migration leaves it: no keys, and JSON with "stored" and "version" but no authority.</summary>
    private static IncomingStatement Old(Told told, long sequence, bool isVoided)
    {
        var json = Encoding.UTF8.GetBytes(OldJson(told, StoredTime.Text(sequence)));
        var old = new IncomingStatement
        {
            Id = told.Id,
            Json = json,
            StoredAt = json.AsSpan().IndexOf("\"stored\":\""u8) + 10,
            TimestampAt = null,
            Keys = [],
            Reference = told.About,
            IsVoiding = told.Verb.EndsWith("voided", StringComparison.Ordinal),
        };
        old.StoreAt(sequence);
        old.IsVoided = isVoided;
        return old;
    }

    private static string OldJson(Told told, string stored) => $$"""{{told.Json()[..^1]}},"timestamp":"2026-01-31T07:29:00.000Z","stored":"{{stored}}","version":"1.0.3"}""";
}
