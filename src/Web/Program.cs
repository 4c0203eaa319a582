using Lms.Web.Features.Accounts;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Features.Shared.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
builder.AddStorage();
builder.Services.AddAccounts();
builder.Services.AddOnlineSessions();

var app = builder.Build();
await app.PrepareStorageAsync();
app.UseShell();
app.MapShell();
app.MapOnlineSessions();
await app.RunAsync();
