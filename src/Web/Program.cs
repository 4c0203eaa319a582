using Lms.Web.Features.Demo;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Features.Shared.Hosting;

// A second guard: a pattern that takes so long over what somebody has sent is given up, and so is the one request or file.
AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

try
{
    var app = WebApplication.CreateBuilder(Settings.Options(args)).AddLms().Build();
    app.CheckSettings();
    await app.PrepareStorageAsync();
    if (app.Environment.IsDevelopment()) await DemoSeed.RunAsync(app, args);
    app.UseShell();
    app.MapShell();
    app.MapOnlineSessions();
    await app.RunAsync();
    return 0;
}
catch (Exception problem) when (Settings.IsOwnProcess && Settings.Faults(problem) is { Count: > 0 } faults)
{
    foreach (var fault in faults) await Console.Error.WriteLineAsync(fault);
    return Settings.WrongSetting;
}
catch (Exception problem) when (Settings.IsOwnProcess && Settings.Unreachable(problem) is { } fault)
{
    await Console.Error.WriteLineAsync(fault);
    return Settings.Unavailable;
}
