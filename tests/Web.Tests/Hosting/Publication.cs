using System.Diagnostics;

namespace Lms.Web.Tests.Hosting;

/// <summary>The application as README has it published, once for all tests of it.</summary>
public sealed class Publication : IAsyncLifetime
{
    private const string Command = "dotnet publish src/Web -c Release -o out";

    private readonly string folder = Directory.CreateTempSubdirectory("lms-publication-").FullName;

    public string Program => Path.Combine(folder, "out", "Web");

    /// <summary>The lines of README's section "Production" that set something.</summary>
    public IReadOnlyDictionary<string, string> Recipe { get; } = ReadRecipe();

    public async Task InitializeAsync()
    {
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ShouldContain(Command);
        var words = Command.Split(' ')[1..^1];
        // What these tests were built with is what is published, where it is the same configuration.
        string[] built = typeof(Publication).Assembly.Location.Contains("/Release/", StringComparison.Ordinal) ? ["--no-build"] : [];
        var start = new ProcessStartInfo("dotnet", [.. words, Path.Combine(folder, "out"), .. built, "--nologo"])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var output = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        publish.ExitCode.ShouldBe(0, output);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static Dictionary<string, string> ReadRecipe() => File.ReadLines(Path.Combine(Repository.Root, "README.md"))
        .SkipWhile(line => line != "### Production").TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.Contains('=') && line.Length > 0 && char.IsUpper(line[0]) && !line.Contains(' '))
        .Select(line => line.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);
}

/// <summary>The published program, started from a folder that has nothing to do with it.</summary>
internal sealed class PublishedSite : IDisposable
{
    private readonly Process process;
    private readonly List<string> output = [];

    private PublishedSite(Process process) => this.process = process;

    public IReadOnlyList<string> Output => output;

    public IReadOnlyList<string> Errors { get; private set; } = [];

    public int? ExitCode => process.HasExited ? process.ExitCode : null;

    /// <summary>Starts it and waits until it listens or has ended.</summary>
    public static async Task<PublishedSite> StartAsync(string program, string folder, IEnumerable<KeyValuePair<string, string>> settings)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // Nothing of what the tests set for themselves.
        foreach (var name in start.Environment.Keys.Where(name => name.Contains("__") || name.StartsWith("ASPNETCORE", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "../../.."));
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var site = new PublishedSite(Process.Start(start)!);
        var errors = site.process.StandardError.ReadToEndAsync();
        var listens = false;
        while (!listens && await site.process.StandardOutput.ReadLineAsync() is { } line)
        {
            site.output.Add(line);
            listens = line.Contains("Now listening on: ", StringComparison.Ordinal);
        }
        if (!listens)
        {
            await site.process.WaitForExitAsync();
            site.Errors = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        else
        {
            _ = site.process.StandardOutput.ReadToEndAsync();
        }
        return site;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
