using Lms.Web.Features.Demo;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Features.Shared.Hosting;

var app = WebApplication.CreateBuilder(args).AddLms().Build();
await app.PrepareStorageAsync();
if (app.Environment.IsDevelopment()) await DemoSeed.RunAsync(app, args);
app.UseShell();
app.MapShell();
app.MapOnlineSessions();
await app.RunAsync();
