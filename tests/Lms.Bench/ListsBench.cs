using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared.Hosting;
using Lms.Web.Features.TraineeLists;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Bench;

/// <summary>
/// A list of 10,000 people: how long the spreadsheet library needs merely to read its cells, how long the whole preview takes through
/// the worker (read, checked, saved), the memory, and how pages fare while ten such files are read.
/// </summary>
internal static class ListsBench
{
    private const int Rounds = 3;
    private const int AtOnce = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        var people = args is ["--rows", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var data = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        await using var app = await StartAsync(data);
        var world = await ListsBenchWorld.SeedAsync(app.Services, AtOnce + Rounds + 1);
        var files = world.Units.Select((unit, i) => world.Workbook(unit, i, people)).ToList();
        Console.WriteLine($"{people} people, {files[0].Length / 1024} KB");

        Library(files[0]);
        var library = Median(Rounds, () => Library(files[0]));
        await PreviewAsync(app, world, 0, files[0]);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
        using var memory = new Peak();
        var previews = new List<double>();
        for (var i = 1; i <= Rounds; i++) previews.Add(await PreviewAsync(app, world, i, files[i]));
        var peak = memory.Stop();
        var preview = previews.Order().ElementAt(Rounds / 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"library reads the cells {library:F0} ms; whole preview {preview:F0} ms; {preview / library:F2} times; peak memory {peak} MB, of which {files.Sum(f => (long)f.Length) >> 20} MB are the files of this run"));
        await TogetherAsync(app, world, files);
        await app.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        return 0;
    }

    private static async Task TogetherAsync(WebApplication app, ListsBenchWorld world, List<byte[]> files)
    {
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        for (var i = 0; i < 20; i++) await browser.GetStringAsync(new Uri("/", UriKind.Relative));
        var uploads = Enumerable.Range(Rounds + 1, AtOnce).Select(i => Task.Run(() => PreviewAsync(app, world, i, files[i]))).ToList();
        var all = Task.WhenAll(uploads);
        using var memory = new Peak();
        var (pages, clock) = (new List<double>(), Stopwatch.StartNew());
        while (!all.IsCompleted)
        {
            var start = Stopwatch.GetTimestamp();
            await browser.GetStringAsync(new Uri("/", UriKind.Relative));
            pages.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            await Task.Delay(5);
        }
        var failed = (await all).Count(double.IsNaN);
        pages.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{AtOnce} at once: all read after {clock.Elapsed.TotalSeconds:F1} s, {failed} failed; GET / meanwhile: median {pages[pages.Count / 2]:F1} ms, p99 {pages[(int)(pages.Count * 0.99)]:F1} ms of {pages.Count}; peak memory {memory.Stop()} MB"));
    }

    /// <returns>Milliseconds from the file's arrival until its list can be shown; NaN if it failed.</returns>
    private static async Task<double> PreviewAsync(WebApplication app, ListsBenchWorld world, int unit, byte[] file)
    {
        var start = Stopwatch.GetTimestamp();
        await using var scope = app.Services.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<QueueListUploads>();
        var queued = await queue.RunAsync(world.Officer(unit), world.Plan, [new TraineeListFile("ds.xlsx", new MemoryStream(file))], true, default);
        if (!queued.Succeeded) throw new InvalidOperationException($"{queued.Refusal}");
        await queued.Value.Settled;
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var upload = (await scope.ServiceProvider.GetRequiredService<ListUploadPages>().BatchAsync(world.Officer(unit), queued.Value.BatchId, default)).Single();
        if (upload.State == UploadState.Done) return took;
        Console.WriteLine($"failed: {upload.State} {upload.Refusal}");
        return double.NaN;
    }

    private static double Library(byte[] file)
    {
        var start = Stopwatch.GetTimestamp();
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(new MemoryStream(file));
        var cells = 0;
        do
        {
            while (reader.Read())
                for (var i = 0; i < reader.FieldCount; i++)
                    if (reader.GetValue(i) is not null) cells++;
        }
        while (reader.NextResult());
        if (cells == 0) throw new InvalidOperationException("The library has read nothing.");
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(int rounds, Func<double> run) => Enumerable.Range(0, rounds).Select(_ => run()).Order().ElementAt(rounds / 2);

    private static async Task<WebApplication> StartAsync(string data)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Web", EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataPath"] = data,
            ["Storage:ContentPath"] = Path.GetFullPath("content"),
            ["Site:AllowHttp"] = "true",
            ["Logging:LogLevel:Default"] = "Error",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.AddLms().Build();
        await app.PrepareStorageAsync();
        app.UseShell();
        app.MapShell();
        await app.StartAsync();
        return app;
    }

    /// <summary>The most memory this process held while it was watched.</summary>
    private sealed class Peak : IDisposable
    {
        private readonly Timer timer;
        private long most;

        public Peak() => timer = new Timer(_ => Look(), null, 0, 20);

        public long Stop()
        {
            Look();
            timer.Dispose();
            return most >> 20;
        }

        public void Dispose() => timer.Dispose();

        private void Look() => most = Math.Max(most, Environment.WorkingSet);
    }
}
