using Lms.Domain.Forwarders;

namespace Lms.Domain.Tests.Forwarders;

public sealed class ForwarderTests
{
    private const string Sealed = "đã niêm phong";
    private static readonly DateTimeOffset Now = new(2022, 12, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly ForwarderTerms Terms = new("Kho của Bộ", "https://lrs.example.vn/xapi/", "khoa", "1.0.3");

    [Fact]
    public void A_forwarder_runs_from_where_it_is_told_to_begin()
    {
        var forwarder = Make();
        forwarder.State.ShouldBe(ForwarderState.Running);
        forwarder.Through.ShouldBe(42);
        forwarder.Endpoint.ShouldBe("https://lrs.example.vn/xapi");
    }

    [Theory]
    [InlineData("http://10.0.0.5:8080/data/xAPI", true)]
    [InlineData(" https://lrs.example.vn ", true)]
    [InlineData("", false)]
    [InlineData("lrs.example.vn/xapi", false)]
    [InlineData("/xapi", false)]
    [InlineData("ftp://lrs.example.vn/xapi", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://user:secret@lrs.example.vn/xapi", false)]
    [InlineData("https://lrs.example.vn/xapi?a=b", false)]
    [InlineData("https://lrs.example.vn/xapi#a", false)]
    [InlineData("https://", false)]
    public void An_address_is_absolute_and_carries_nothing_but_a_path(string typed, bool accepted) => ForwarderEndpoint.TryParse(typed, out _).ShouldBe(accepted);

    [Fact]
    public void What_a_forwarder_lacks_is_told()
    {
        Refused(Terms with { Name = " " }).ShouldBe(new ForwarderNameLength(Forwarder.NameLength));
        Refused(Terms with { Endpoint = "lrs" }).ShouldBe(new ForwarderEndpointInvalid(ForwarderEndpoint.MaxLength));
        Refused(Terms with { Endpoint = "https://a/" + new string('b', ForwarderEndpoint.MaxLength) }).ShouldBe(new ForwarderEndpointInvalid(ForwarderEndpoint.MaxLength));
        Refused(Terms with { Key = "a:b" }).ShouldBe(new ForwarderKeyInvalid(Forwarder.KeyLength));
        Refused(Terms with { Version = "0.95" }).ShouldBe(new ForwarderVersionUnknown("0.95"));
        Forwarder.Create(Terms, "", 0, Now).Refusal.ShouldBe(new ForwarderSecretMissing());
    }

    [Fact]
    public void A_secret_is_not_sent_to_another_host_by_a_change_of_address()
    {
        var forwarder = Make();
        foreach (var elsewhere in new[] { "https://other.example.vn/xapi", "http://lrs.example.vn/xapi", "https://lrs.example.vn:8443/xapi" })
            forwarder.Change(Terms with { Endpoint = elsewhere }, null).ShouldBe(new ForwarderSecretNeededForNewHost());
        forwarder.Endpoint.ShouldBe("https://lrs.example.vn/xapi");

        forwarder.Change(Terms with { Endpoint = "https://LRS.example.vn:443/v2" }, null).ShouldBeNull();
        forwarder.SealedSecret.ShouldBe(Sealed);
        forwarder.Change(Terms with { Endpoint = "https://other.example.vn/xapi" }, "mới").ShouldBeNull();
        forwarder.SealedSecret.ShouldBe("mới");
    }

    [Theory]
    [InlineData("https://lms.example.vn/xapi", true)]
    [InlineData("https://LMS.example.vn:443/xapi", true)]
    [InlineData("https://lms.example.vn/xAPI", false)]
    [InlineData("https://lms.example.vn/other", false)]
    public void One_address_is_known_in_every_form(string other, bool same) => ForwarderEndpoint.Same("https://lms.example.vn/xapi", other).ShouldBe(same);

    [Fact]
    public void A_refusal_stops_it_and_a_person_lets_it_run_again()
    {
        var forwarder = Make();
        forwarder.Refused("HTTP 403", Now);
        (forwarder.State, forwarder.LastError, forwarder.LastErrorAt).ShouldBe((ForwarderState.Stopped, "HTTP 403", Now));
        forwarder.Resume().ShouldBeNull();
        (forwarder.State, forwarder.LastError, forwarder.LastErrorAt).ShouldBe((ForwarderState.Running, null, null));
        forwarder.Resume().ShouldBe(new ForwarderNotInState(ForwarderState.Running));
    }

    [Fact]
    public void A_refusal_that_comes_after_a_person_has_paused_leaves_it_paused()
    {
        var forwarder = Make();
        forwarder.Pause().ShouldBeNull();
        forwarder.Refused("HTTP 400", Now);
        (forwarder.State, forwarder.LastError).ShouldBe((ForwarderState.Paused, "HTTP 400"));
        forwarder.Pause().ShouldBe(new ForwarderNotInState(ForwarderState.Paused));
    }

    [Fact]
    public void A_long_error_is_cut()
    {
        var forwarder = Make();
        forwarder.Refused(new string('x', 5000), Now);
        forwarder.LastError!.Length.ShouldBe(Forwarder.ErrorLength);
    }

    private static Forwarder Make() => Forwarder.Create(Terms, Sealed, 42, Now).Value!;

    private static Refusal? Refused(ForwarderTerms terms) => Forwarder.Create(terms, Sealed, 0, Now).Refusal;
}
