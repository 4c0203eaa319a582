using Lms.Web.Features.Accounts;
using Lms.Web.Features.Certificates;
using Lms.Web.Features.Shared.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
builder.AddStorage();
builder.Services.AddAccounts();
builder.Services.AddVerificationLimit();

var app = builder.Build();
await app.PrepareStorageAsync();
app.UseShell();
app.MapShell();
await app.RunAsync();
