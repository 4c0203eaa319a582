using System.Net;
using Lms.Web.Xapi;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Xapi;

/// <summary>What happens when something goes wrong that is not the sender's mistake.</summary>
public sealed class FailureTests : IAsyncDisposable
{
    private readonly XapiSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_bug_is_logged_without_what_was_sent_and_answered_500_as_json()
    {
        using var response = await site.CreateClient().GetAsync("/xapi/broken?agent=Nguyen");

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await response.Error()).ShouldNotContain("secret");
        var (message, error) = site.Log.Errors.ShouldHaveSingleItem();
        message.ShouldBe("The record store failed to answer GET /broken");
        error.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task An_answer_that_breaks_halfway_is_broken_off()
    {
        await Should.ThrowAsync<Exception>(async () => await (await site.CreateClient().PutAsync("/xapi/broken", null)).Content.ReadAsStringAsync());

        site.Log.Errors.ShouldContain(e => e.Error is InvalidOperationException);
    }

    [Fact]
    public async Task A_client_that_goes_away_is_no_error()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var http = new DefaultHttpContext { RequestAborted = gone.Token, RequestServices = site.Services };
        http.Request.Method = "PUT";
        http.Request.Body = new MemoryStream("{}"u8.ToArray());
        http.Request.Headers.Authorization = XapiSite.Basic(XapiSite.Key, XapiSite.Secret).ToString();
        http.Request.Headers[XapiHeaders.Version] = "2.0.0";
        http.Request.QueryString = new QueryString("?activityId=http://example.com/a&profileId=p");

        await site.Services.GetRequiredService<XapiRouter>().AnswerAsync(http, "/activities/profile".AsMemory());

        site.Log.Errors.ShouldBeEmpty();
    }
}
