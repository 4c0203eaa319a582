using Lms.Web.Features.Demo;
using Lms.Web.Features.Shared.Hosting;

var app = WebApplication.CreateBuilder(args).AddLms().Build();
await app.PrepareStorageAsync();
if (app.Environment.IsDevelopment()) await DemoSeed.RunAsync(app, args);
app.UseShell();
app.MapShell();
await app.RunAsync();
