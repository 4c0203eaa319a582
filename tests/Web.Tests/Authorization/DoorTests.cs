using System.Net;
using Lms.Domain;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Authorization;

/// <summary>Every route × every role. <c>doors.txt</c> says who may come in; a route that is not in it fails.</summary>
public sealed class DoorTests(Site site) : IClassFixture<Site>
{
    private static readonly IReadOnlyList<Role?> Visitors = [null, .. Enum.GetValues<Role>().Cast<Role?>()];

    [Fact]
    public void Every_route_has_its_line()
    {
        var actual = Door.Actual(site.Services.GetRequiredService<EndpointDataSource>()).Select(door => door.Key).ToList();
        var expected = Door.Expected().Select(door => door.Key).ToList();

        actual.Except(expected).ShouldBeEmpty("these routes are not in doors.txt");
        expected.Except(actual).ShouldBeEmpty("doors.txt names routes that are gone");
    }

    [Fact]
    public async Task Every_route_lets_in_exactly_the_roles_of_its_line()
    {
        await using var doors = RoleSite.Create(site);
        using var client = doors.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var bodies = Door.Bodies(site.Services.GetRequiredService<EndpointDataSource>());
        var wrong = new List<string>();

        foreach (var door in Door.Expected())
        {
            foreach (var role in Visitors)
            {
                using var request = RoleSite.As(role, new HttpMethod(door.Method), door.Address, bodies.GetValueOrDefault(door.Key));
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                var refused = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
                if (refused == door.Lets(role)) wrong.Add($"{door.Key}: {role?.ToString() ?? "nobody"} got {(int)response.StatusCode}");
                if ((int)response.StatusCode >= 500) wrong.Add($"{door.Key}: {role?.ToString() ?? "nobody"} broke it with {(int)response.StatusCode}");
            }
        }

        wrong.ShouldBeEmpty();
    }
}
