using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Lms.Domain;
using Lms.Web.Xapi;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace Lms.Web.Tests.Xapi;

/// <summary>
/// Kill -9 in the middle of many writers: what was acknowledged is there, once, whole and found. With
/// <c>LMS_KILL_STATEMENTS=1000000</c> in the environment there are a million statements.
/// </summary>
public sealed class StatementKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 10;
    private const int Writers = 32;
    private const int InBatch = 25;
    private const string Verb = "http://example.com/verbs/survived";

    private readonly string data = Path.Combine(Path.GetTempPath(), $"lms_statements_killed_{Id<StatementKillTests>.New().Value:n}");
    private readonly Random random = new(20261122);
    private readonly Guid[]?[] unanswered = new Guid[]?[Writers];
    private readonly Guid[]?[] newest = new Guid[]?[Writers];
    private readonly ConcurrentBag<Guid[]> acknowledged = [];
    private long count;
    private volatile bool isOver;

    private static long Statements { get; } = long.Parse(Environment.GetEnvironmentVariable("LMS_KILL_STATEMENTS") ?? "60000", CultureInfo.InvariantCulture);

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Killed_ten_times_among_many_writers_the_store_has_every_acknowledged_statement_once_and_finds_it()
    {
        var since = Stopwatch.StartNew();
        using var site = new ChildSite(data, "Test", ("XAPI_KEY", XapiSite.Key), ("XAPI_SECRET", XapiSite.Secret));
        for (var kill = 1; kill <= Kills; kill++)
        {
            await site.StartAsync();
            await FindNewestAsync(site);
            var writing = WriteAsync(site);
            await ReachAsync(kill * Statements / (Kills + 1), writing);
            await Task.Delay(random.Next(0, 200));
            await site.KillAsync();
            await writing;
        }

        await site.StartAsync();
        await FindNewestAsync(site);
        var last = WriteAsync(site);
        await ReachAsync(Statements, last);
        isOver = true;
        await last;
        output.WriteLine($"{count} statements acknowledged in {since.Elapsed.TotalSeconds:0.0} s with {Kills} kills");

        since.Restart();
        Check(await WalkAsync(site, $"verb={Uri.EscapeDataString(Verb)}"));
        Check(await WalkAsync(site, "ascending=true"));
        output.WriteLine($"read twice, by the index and by the table, in {since.Elapsed.TotalSeconds:0.0} s");
        await site.KillAsync();
        SoundFile();
    }

    /// <summary>All writers, until the site is gone or enough is written.</summary>
    private Task WriteAsync(ChildSite site) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        using var client = Caller(site);
        try
        {
            while (!isOver)
            {
                // A batch that was not answered before the kill is sent again, as a client does.
                var batch = unanswered[writer] ??= [.. Enumerable.Range(0, InBatch).Select(_ => Guid.CreateVersion7())];
                using var response = await client.PostAsync("/xapi/statements", new ByteArrayContent(Body(batch)) { Headers = { ContentType = new("application/json") } });
                response.StatusCode.ShouldBe(HttpStatusCode.OK);
                acknowledged.Add(batch);
                (newest[writer], unanswered[writer]) = (batch, null);
                Interlocked.Add(ref count, InBatch);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It was killed.
        }
    })));

    private async Task ReachAsync(long statements, Task writing)
    {
        while (Interlocked.Read(ref count) < statements && !writing.IsCompleted) await Task.Delay(10);
        if (writing.IsCompleted) await writing;
    }

    /// <summary>What each writer was last told is stored is there as soon as the store answers again.</summary>
    private async Task FindNewestAsync(ChildSite site)
    {
        using var client = Caller(site);
        foreach (var id in newest.OfType<Guid[]>().Select(batch => batch[^1])) (await client.Has(id.ToString())).ShouldBeTrue();
    }

    private static async Task<List<Guid>> WalkAsync(ChildSite site, string question)
    {
        using var client = Caller(site);
        var seen = new List<Guid>();
        for (var address = $"/xapi/statements?format=ids&{question}"; address.Length > 0;)
        {
            using var response = await client.GetAsync(address);
            using var page = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            foreach (var statement in page.RootElement.GetProperty("statements").EnumerateArray()) seen.Add(statement.GetProperty("id").GetGuid());
            address = page.RootElement.GetProperty("more").GetString()!;
        }

        return seen;
    }

    private void Check(List<Guid> seen)
    {
        var there = seen.ToHashSet();
        there.Count.ShouldBe(seen.Count, "a statement is there twice");
        acknowledged.Sum(batch => batch.Count(id => !there.Contains(id))).ShouldBe(0, "acknowledged statements are gone");
        unanswered.OfType<Guid[]>().Select(batch => batch.Count(there.Contains)).ShouldAllBe(n => n == 0 || n == InBatch);
        // Every batch was answered in the end, and nobody wrote anything else.
        there.Count.ShouldBe((int)count);
    }

    private void SoundFile()
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(data, "lms.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check";
        command.ExecuteScalar().ShouldBe("ok");
    }

    private static HttpClient Caller(ChildSite site)
    {
        var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Authorization = XapiSite.Basic(XapiSite.Key, XapiSite.Secret);
        client.DefaultRequestHeaders.Add(XapiHeaders.Version, "2.0.0");
        return client;
    }

    private static byte[] Body(Guid[] batch)
    {
        return Encoding.UTF8.GetBytes($"[{string.Join(',', batch.Select(Statement))}]");

        static string Statement(Guid id) => $$$$"""
            {"id":"{{{{id}}}}","actor":{"account":{"homePage":"http://example.com","name":"{{{{id.ToString()[^2..]}}}}"}},"verb":{"id":"{{{{Verb}}}}","display":{"vi":"đã sống sót"}},
            "object":{"id":"http://example.com/activities/{{{{id.ToString()[^3]}}}}","definition":{"type":"http://example.com/types/lesson","name":{"vi":"Bài học"}}},
            "result":{"score":{"raw":7.50,"min":0,"max":10},"duration":"PT35M12S"}}
            """;
    }
}
