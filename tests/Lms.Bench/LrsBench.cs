using System.Globalization;

namespace Lms.Bench;

/// <summary>The record store under load, beside its ceilings of the same run and, for scale, what the fastest other conformant stores did with 50,000 statements on a machine like it.</summary>
internal static class LrsBench
{
    private const int Batch = 50;
    private const int First = 50_000;

    private static long number;

    public static async Task<int> RunAsync(string[] args)
    {
        var seconds = TimeSpan.FromSeconds(Option(args, "--seconds", 5));
        var all = Option(args, "--statements", 1_000_000);
        var only = Array.IndexOf(args, "--only") is >= 0 and var given && given + 1 < args.Length ? args[given + 1] : "";
        var content = Environment.GetEnvironmentVariable("LMS_CONTENT") ?? Path.GetFullPath("content");
        var folder = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        var failures = 0;
        try
        {
            double empty;
            using (var ceiling = await Server.EmptyAsync())
            {
                await LoadRun.RunAsync(ceiling.Port, 16, TimeSpan.FromSeconds(2), Single());
                empty = (await LoadRun.RunAsync(ceiling.Port, 16, seconds, Single())).PerSecond;
            }

            var raw = new Dictionary<int, double>();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ceiling: empty endpoint, POST of a statement, 16 connections   {empty,8:F0} requests/s"));
            foreach (var size in new[] { First, all })
            {
                raw[size] = RawInsert.Run(folder, size, lags: false);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ceiling: the same rows by prepared insert into SQLite, FULL, beside {size,8} {raw[size],8:F0} statements/s; with indexes that lag as the store's do {RawInsert.Run(folder, size, lags: true),8:F0}"));
            }

            using var server = await Server.ApplicationAsync(Path.Combine(folder, "data"), content);
            await LoadRun.RunAsync(server.Port, 16, TimeSpan.FromSeconds(3), Single());
            Console.WriteLine($"{"",-34} {"statements",10} {"per second",10} {"p50 ms",8} {"p99 ms",8} {"MB",5} {"of ceiling",10} {"peers did",9}");
            var medians = new Dictionary<(string, int), double>();
            foreach (var size in new[] { First, all })
            {
                await FillAsync(server.Port, size);
                async Task Row(string name, int connections, int perRequest, double? ceiling, double peers, Func<byte[]?> next)
                {
                    if (!name.Contains(only, StringComparison.Ordinal)) return;
                    var runs = new List<Measured>();
                    for (var i = 0; i < 3; i++) runs.Add(await LoadRun.RunAsync(server.Port, connections, seconds, next));
                    var median = runs.OrderBy(r => r.PerSecond).ElementAt(1);
                    failures += runs.Sum(r => r.Failures);
                    medians[(name, size)] = median.P50;
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{name,-34} {size,10} {median.PerSecond * perRequest,10:F0} {median.P50,8:F2} {median.P99,8:F2} {server.Megabytes,5} {(ceiling is { } c ? (median.PerSecond * perRequest / c).ToString("P0", CultureInfo.InvariantCulture) : ""),10} {peers,9:F0}"));
                }

                await Row("GET 100 newest", 8, 1, null, 530, () => LoadRun.Get("limit=100"));
                await Row("GET 100 by agent", 8, 1, null, 66, Queries(i => $"limit=100&agent={Uri.EscapeDataString(SampleStatements.Actor(i % SampleStatements.Actors))}"));
                await Row("GET 100 by verb + activity", 8, 1, null, 77, Queries(i => $"limit=100&verb={Uri.EscapeDataString(SampleStatements.Verb(i))}&activity={Uri.EscapeDataString(SampleStatements.Activity(i / SampleStatements.Verbs))}"));
                await Row("POST one statement", 16, 1, empty, 1070, Single());
                await Row("POST batches of 50 (statements)", 16, Batch, raw[size], 3250, Batches());
            }

            foreach (var name in medians.Keys.Select(k => k.Item1).Distinct().Where(n => n.StartsWith("GET", StringComparison.Ordinal)))
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median time at {all} statements is {medians[(name, all)] / medians[(name, First)]:F2} times that at {First}"));
            Console.WriteLine($"requests that failed: {failures}");
            return failures == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Requests are made ahead where making them costs: the load must not cost more than the server.</summary>
    private static Func<byte[]?> Single()
    {
        var prepared = Enumerable.Range(0, 60_000).Select(_ => LoadRun.Post(SampleStatements.Json(Interlocked.Increment(ref number)))).ToArray();
        var at = -1;
        return () =>
        {
            var i = Interlocked.Increment(ref at);
            return i < prepared.Length ? prepared[i] : LoadRun.Post(SampleStatements.Json(Interlocked.Increment(ref number)));
        };
    }

    private static Func<byte[]?> Batches()
    {
        var prepared = Enumerable.Range(0, 4_000).Select(_ => NextBatch()).ToArray();
        var at = -1;
        return () =>
        {
            var i = Interlocked.Increment(ref at);
            return i < prepared.Length ? prepared[i] : NextBatch();
        };
    }

    private static byte[] NextBatch() => LoadRun.Post($"[{string.Join(',', Enumerable.Range(0, Batch).Select(_ => SampleStatements.Json(Interlocked.Increment(ref number))))}]");

    private static Func<byte[]?> Queries(Func<int, string> query)
    {
        var prepared = Enumerable.Range(0, 1000).Select(i => LoadRun.Get(query(i))).ToArray();
        var at = -1;
        return () => prepared[(Interlocked.Increment(ref at) & int.MaxValue) % prepared.Length];
    }

    private static async Task FillAsync(int port, int size)
    {
        var left = size - Interlocked.Read(ref number);
        if (left <= 0) return;
        var batches = left / Batch;
        await LoadRun.RunAsync(port, 8, TimeSpan.MaxValue, () => Interlocked.Decrement(ref batches) >= 0 ? NextBatch() : null);
        await Task.Delay(1000);
    }

    private static int Option(string[] args, string name, int otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
}
