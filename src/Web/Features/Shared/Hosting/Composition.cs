using Lms.Web.Features.Accounts;
using Lms.Web.Features.Certificates;
using Lms.Web.Features.OnlineSessions;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Xapi;

namespace Lms.Web.Features.Shared.Hosting;

/// <summary>Everything the application is made of; the demo seed composes the same with another clock.</summary>
public static class Composition
{
    public static WebApplicationBuilder AddLms(this WebApplicationBuilder builder)
    {
        builder.AddSettings();
        builder.AddShell();
        builder.AddStorage();
        builder.Services.AddAccounts();
        builder.Services.AddOnlineSessions();
        builder.Services.AddListUploads(builder.Configuration);
        builder.Services.AddHostedService<Features.Forwarders.ForwarderLetters>();
        builder.Services.AddVerificationLimit();
        builder.Services.AddXapi(builder.Configuration);
        return builder;
    }
}
