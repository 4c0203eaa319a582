using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExcelDataReader;
using Lms.Web.Features.Shared.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Lms.Bench;

/// <summary>
/// A list of 10,000 people sent to the running application by an officer: how long it takes until its preview can be shown (kept, read,
/// checked, saved) beside the time that the spreadsheet library needs merely to read the cells, the server's memory, and how its pages
/// fare while ten such files are read.
/// </summary>
internal static class ListsBench
{
    /// <summary>The first rounds warm both sides up and are not counted.</summary>
    private const int Warm = 8;
    private const int Rounds = 9;
    private const int AtOnce = 10;

    public static async Task<int> RunAsync(string[] args)
    {
        var people = args is ["--rows", var number] ? int.Parse(number, CultureInfo.InvariantCulture) : 10_000;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var data = Directory.CreateTempSubdirectory("lms-bench-").FullName;
        var content = Environment.GetEnvironmentVariable("LMS_CONTENT") ?? Path.GetFullPath("content");
        try
        {
            var world = await PrepareAsync(data, content);
            using var server = await Server.ApplicationAsync(data, content);
            await AloneAsync(server, world, people);
            await TogetherAsync(server, world, people);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(data, recursive: true);
        }

        return 0;
    }

    /// <summary>One file after another, each to a plan of its own: the library and the application take turns.</summary>
    private static async Task AloneAsync(Server server, ListsBenchWorld world, int people)
    {
        using var officer = await Officer.SignInAsync(server.Port, ListsBenchWorld.LoginOf(0));
        using var memory = new Peak(server);
        List<double> library = [], preview = [], page = [];
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var (plan, file) = (world.Plans[round], world.Workbook(world.Plans[round], 0, round, people));
            if (round == 0) Line($"{people} people, {file.Length / 1024} KB");
            var token = await officer.TokenAsync($"/plans/{plan}/trainee-lists");
            // What making the file has left behind must not be cleared away in the library's time.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, true, true);
            library.Add(Library(file));
            var list = "";
            preview.Add(await TimeAsync(async () => list = await officer.UploadAsync(plan.Value, file, token)));
            page.Add(await TimeAsync(() => officer.GetAsync(list)));
        }

        var (read, whole) = (Median(library[Warm..]), Median(preview[Warm..]));
        Line($"library reads the cells {read:F0} ms; whole preview {whole:F0} ms (the first, with everything cold, {preview[0]:F0} ms); {whole / read:F2} times; its page {Median(page[Warm..]):F0} ms; the server's own memory {memory.First} MB before, {memory.Most} MB at most");
    }

    private static async Task TogetherAsync(Server server, ListsBenchWorld world, int people)
    {
        var plan = world.Plans[^1];
        var officers = new List<Officer>();
        for (var unit = 0; unit < AtOnce; unit++) officers.Add(await Officer.SignInAsync(server.Port, ListsBenchWorld.LoginOf(unit)));
        var tokens = await Task.WhenAll(officers.Select(officer => officer.TokenAsync($"/plans/{plan}/trainee-lists")));
        var files = Enumerable.Range(0, AtOnce).Select(unit => world.Workbook(plan, unit, 50 + unit, people)).ToList();
        using var memory = new Peak(server);
        var clock = Stopwatch.StartNew();
        var all = Task.WhenAll(officers.Select((officer, unit) => Task.Run(() => SucceedsAsync(officer, plan.Value, files[unit], tokens[unit]))));
        using var other = await Officer.SignInAsync(server.Port, ListsBenchWorld.LoginOf(AtOnce));
        var pages = new List<double>();
        while (!all.IsCompleted)
        {
            pages.Add(await TimeAsync(() => other.GetAsync("/trainee-lists")));
            await Task.Delay(20);
        }

        pages.Sort();
        Line($"{AtOnce} at once to one plan: all read after {clock.Elapsed.TotalSeconds:F1} s, {(await all).Count(succeeded => !succeeded)} failed; a signed-in officer's page meanwhile: median {Median(pages):F0} ms, p99 {pages[(int)(pages.Count * 0.99)]:F0} ms of {pages.Count}; its own memory {memory.Most} MB at most");
        officers.ForEach(officer => officer.Dispose());
    }

    private static async Task<bool> SucceedsAsync(Officer officer, Guid plan, byte[] file, string token)
    {
        try
        {
            await officer.UploadAsync(plan, file, token);
            return true;
        }
        catch (Exception problem) when (problem is HttpRequestException or InvalidOperationException)
        {
            Console.WriteLine(problem.Message);
            return false;
        }
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

    private static async Task<double> TimeAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(IReadOnlyCollection<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Line(FormattableString words) => Console.WriteLine(words.ToString(CultureInfo.InvariantCulture));

    /// <summary>The server's own memory, looked at again and again.</summary>
    private sealed class Peak : IDisposable
    {
        private readonly Server server;
        private readonly Timer timer;

        public Peak(Server server)
        {
            (this.server, First) = (server, server.OwnMegabytes);
            timer = new Timer(_ => Most = Math.Max(Most, this.server.OwnMegabytes), null, 0, 20);
        }

        public int First { get; }

        public int Most { get; private set; }

        public void Dispose() => timer.Dispose();
    }

    /// <summary>The data folder as it is before the first list arrives.</summary>
    private static async Task<ListsBenchWorld> PrepareAsync(string data, string content)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Web", EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:DataPath"] = data,
            ["Storage:ContentPath"] = content,
            ["Site:AllowHttp"] = "true",
            ["Logging:LogLevel:Default"] = "Error",
        });
        await using var app = builder.AddLms().Build();
        await app.PrepareStorageAsync();
        return await ListsBenchWorld.SeedAsync(app.Services, AtOnce + 1, Warm + Rounds + 1);
    }
}
