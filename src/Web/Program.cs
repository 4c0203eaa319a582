using Lms.Web.Features.Demo;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Features.Shared.Hosting;

// A second guard: a pattern that takes so long over what somebody has sent is given up, and so is the one request or file.
AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromSeconds(2));

var app = WebApplication.CreateBuilder(args).AddLms().Build();
await app.PrepareStorageAsync();
if (app.Environment.IsDevelopment()) await DemoSeed.RunAsync(app, args);
app.UseShell();
app.MapShell();
app.MapOnlineSessions();
await app.RunAsync();
