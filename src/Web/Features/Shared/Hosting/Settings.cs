using System.Data.Common;
using System.Net.Mail;
using System.Reflection;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Files;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>The settings as a whole: where they are read from, and that they are right before anything is touched.</summary>
public static class Settings
{
    /// <summary>EX_CONFIG of sysexits.h: a supervisor need not try again before somebody has changed a setting.</summary>
    public const int WrongSetting = 78;

    /// <summary>EX_UNAVAILABLE: the database does not answer; a later try may succeed.</summary>
    public const int Unavailable = 69;

    private const string ContentRoot = "contentRoot";

    /// <summary>Whether this program was started by itself; a test or a bench that hosts it wants the exception.</summary>
    public static bool IsOwnProcess => Assembly.GetEntryAssembly() == typeof(Settings).Assembly;

    /// <summary>
    /// appsettings.json of the current folder, or the one beside the program: a service is started from anywhere.
    /// </summary>
    public static WebApplicationOptions Options(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var isTold = Array.Exists(args, arg => arg.Contains(ContentRoot, StringComparison.OrdinalIgnoreCase))
            || Environment.GetEnvironmentVariable("ASPNETCORE_CONTENTROOT") is not null
            || Environment.GetEnvironmentVariable("DOTNET_CONTENTROOT") is not null;
        var beside = !isTold && !File.Exists("appsettings.json");
        return new() { Args = args, ContentRootPath = beside ? AppContext.BaseDirectory : null };
    }

    public static void AddSettings(this WebApplicationBuilder builder)
    {
        var root = builder.Environment.ContentRootPath;
        builder.Services.PostConfigure<StorageOptions>(storage =>
        {
            if (storage.DataPath.Length > 0) storage.DataPath = Path.GetFullPath(storage.DataPath, root);
            if (storage.ContentPath.Length > 0) storage.ContentPath = Path.GetFullPath(storage.ContentPath, root);
        });
        builder.Services.AddSingleton<IValidateOptions<StorageOptions>, StorageCheck>();
        builder.Services.AddOptions<SetupOptions>().Bind(builder.Configuration.GetSection(SetupOptions.Section))
            .Validate(
                setup => string.IsNullOrEmpty(setup.AdministratorEmail) || MailAddress.TryCreate(setup.AdministratorEmail, out _),
                "Setup:AdministratorEmail is not an e-mail address.")
            .ValidateOnStart();
    }

    /// <summary>Checks every setting before the database is touched.</summary>
    /// <exception cref="OptionsValidationException">One of them is wrong.</exception>
    /// <exception cref="AggregateException">Several are wrong.</exception>
    public static void CheckSettings(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        foreach (var url in (app.Configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries)) CheckUrl(url);
    }

    /// <summary>What stops the start, a line for each fault with the name of its setting; empty where it is a fault of the program.</summary>
    public static IReadOnlyList<string> Faults(Exception problem) => problem switch
    {
        AggregateException many => [.. many.InnerExceptions.SelectMany(Faults)],
        OptionsValidationException wrong => [.. wrong.Failures.Select(failure => Line(wrong.OptionsType, failure))],
        InvalidContentException content => [.. content.Message.Split('\n').Select(line => $"Storage:ContentPath: {line.Trim()}")],
        // The binder names the setting in its own words.
        InvalidOperationException { Message: var words } when words.StartsWith("Failed to convert", StringComparison.Ordinal) => [words],
        _ => [],
    };

    public static string? Unreachable(Exception problem) =>
        problem is DbException ? $"Database:ConnectionString: the database does not answer. {problem.Message}" : null;

    private static void CheckUrl(string url)
    {
        try
        {
            BindingAddress.Parse(url);
        }
        catch (FormatException)
        {
            throw new OptionsValidationException("urls", typeof(string), [$"ASPNETCORE_URLS: “{url}” is no address to listen on."]);
        }
    }

    /// <summary>“DataAnnotation validation failed for 'StorageOptions' members: 'DataPath' with the error: '…'.” by the setting's name.</summary>
    private static string Line(Type options, string failure)
    {
        var (member, error) = (Between(failure, "members: '", "'"), Between(failure, "error: '", "'."));
        if (member is null || error is null) return failure;
        var section = options.GetField("Section")?.GetValue(null) ?? options.Name;
        return $"{section}:{member}: {error}";
    }

    private static string? Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        if (start < 0) return null;
        start += from.Length;
        var end = text.LastIndexOf(to, StringComparison.Ordinal) is var last && to.Length > 1 ? last : text.IndexOf(to, start, StringComparison.Ordinal);
        return end > start ? text[start..end] : null;
    }
}

/// <summary>Section <c>Setup</c>: what a new installation begins with.</summary>
public sealed class SetupOptions
{
    public const string Section = "Setup";

    /// <summary>Whom the first invitation makes administrator.</summary>
    public string? AdministratorEmail { get; set; }
}

/// <summary>The two folders are where they may be, and can be used.</summary>
internal sealed class StorageCheck(IHostEnvironment environment) : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = new List<string>();
        if (options.DataPath.Length > 0)
        {
            if (environment.IsProduction() && IsBelow(options.DataPath, AppContext.BaseDirectory))
            {
                faults.Add($"Storage:DataPath: {options.DataPath} lies in the program's own folder, which the next release replaces. "
                    + "Set Storage__DataPath to a folder of its own, such as /var/lib/languageplan.");
            }
            else if (Unwritable(options.DataPath) is { } why)
            {
                faults.Add($"Storage:DataPath: {options.DataPath} cannot be written to. {why}");
            }
        }
        if (options.ContentPath.Length > 0 && !Directory.Exists(Path.Combine(options.ContentPath, "courses")))
            faults.Add($"Storage:ContentPath: {options.ContentPath} has no folder courses.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsBelow(string path, string folder)
    {
        var from = Path.GetRelativePath(folder, path);
        return from != ".." && !from.StartsWith($"..{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !Path.IsPathRooted(from);
    }

    private static string? Unwritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem.Message;
        }
    }
}
