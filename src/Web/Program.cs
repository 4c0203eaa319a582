using Lms.Web.Features.Accounts;
using Lms.Web.Features.Shared.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddShell();
builder.Services.AddAccounts();

var app = builder.Build();
app.UseShell();
app.MapShell();
app.Run();
