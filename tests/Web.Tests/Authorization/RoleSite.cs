using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using Lms.Domain;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lms.Web.Tests.Authorization;

/// <summary>The site with a sign-in that believes a header, so that every role can knock on every door.</summary>
internal static class RoleSite
{
    private const string Scheme = "Header";
    private const string RoleHeader = "X-Role";

    public static WebApplicationFactory<Program> Create(Site site) => site.WithWebHostBuilder(builder => builder.ConfigureTestServices(services =>
        services.AddAuthentication(Scheme).AddScheme<AuthenticationSchemeOptions, Handler>(Scheme, null)));

    public static HttpRequestMessage As(Role? role, HttpMethod method, string path, string? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (role is not null) request.Headers.Add(RoleHeader, role.ToString());
        if (method != HttpMethod.Get) request.Content = body is null ? new FormUrlEncodedContent([]) : new StringContent("[]", Encoding.UTF8, body);
        return request;
    }

    private sealed class Handler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[RoleHeader].FirstOrDefault() is not { } role) return Task.FromResult(AuthenticateResult.NoResult());
            string Any() => Guid.CreateVersion7().ToString();
            var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, Any()), new(ClaimTypes.Role, role), new(CurrentUser.FullNameClaim, "Người thử"),
                new(CurrentUser.UnitIdClaim, Any()), new(CurrentUser.TeacherIdClaim, Any()), new(CurrentUser.TrainerIdClaim, Any()),
            ], RoleSite.Scheme);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), RoleSite.Scheme)));
        }
    }
}
