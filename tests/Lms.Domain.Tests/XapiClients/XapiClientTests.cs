using Lms.Domain.XapiClients;

namespace Lms.Domain.Tests.XapiClients;

public sealed class XapiClientTests
{
    private static readonly DateTimeOffset Now = new(2022, 12, 10, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2022, 12, 10);

    [Fact]
    public void A_client_has_a_name_a_scope_and_credentials_that_no_other_has()
    {
        var (one, other) = (Make(new("  Trình   phát ", XapiScopes.StatementsWrite | XapiScopes.State)), Make(new("Trình phát", XapiScopes.All)));
        one.Name.ShouldBe("Trình phát");
        one.Caller.ShouldBe(new XapiCaller(one.Id.Value, "Trình phát", XapiScopes.StatementsWrite | XapiScopes.State));
        one.Key.ShouldNotBe(other.Key);
        one.SecretHash.ShouldNotBe(other.SecretHash);
        one.StateAt(Now).ShouldBe(XapiClientState.Active);
    }

    [Fact]
    public void Credentials_are_readable_long_enough_and_never_printed()
    {
        var credentials = XapiCredentials.New();
        credentials.Key.ShouldMatch("^lp(-[0-9a-hjkmnp-tv-z]{4}){3}$");
        credentials.Key.Length.ShouldBeLessThanOrEqualTo(XapiClient.KeyLength);
        System.Buffers.Text.Base64Url.DecodeFromChars(credentials.Secret).Length.ShouldBe(32);
        credentials.SecretHash.ShouldBe(XapiCredentials.Hash(credentials.Secret));
        credentials.ToString().ShouldNotContain(credentials.Secret);
    }

    [Fact]
    public void What_a_client_lacks_is_told()
    {
        Refused(new("", XapiScopes.All)).ShouldBe(new XapiClientNameLength(XapiClient.NameLength));
        Refused(new(new string('a', XapiClient.NameLength + 1), XapiScopes.All)).ShouldBe(new XapiClientNameLength(XapiClient.NameLength));
        Refused(new("A", XapiScopes.None)).ShouldBe(new XapiClientNeedsScope());
        Refused(new("A", XapiScopes.All, ExpiresOn: Today.AddDays(-1))).ShouldBe(new XapiClientExpiryPassed(Today.AddDays(-1)));
    }

    [Fact]
    public void A_client_works_to_the_end_of_its_last_day_in_Viet_Nam()
    {
        var client = Make(new("A", XapiScopes.All, ExpiresOn: Today));
        var end = VietnamTime.StartOf(Today.AddDays(1));
        client.ExpiresAt.ShouldBe(end);
        client.StateAt(end.AddTicks(-1)).ShouldBe(XapiClientState.Active);
        client.StateAt(end).ShouldBe(XapiClientState.Expired);
    }

    [Fact]
    public void An_expired_client_can_be_renamed_and_gets_a_new_day_but_no_other_day_that_has_passed()
    {
        var client = Make(new("A", XapiScopes.All, ExpiresOn: Today));
        var later = Now.AddDays(30);
        client.Change(new("B", XapiScopes.AllRead, ExpiresOn: Today), later).ShouldBeNull();
        client.StateAt(later).ShouldBe(XapiClientState.Expired);
        client.Change(new("B", XapiScopes.AllRead, ExpiresOn: Today.AddDays(1)), later).ShouldBe(new XapiClientExpiryPassed(Today.AddDays(1)));
        client.Change(new("B", XapiScopes.AllRead, ExpiresOn: Today.AddDays(30)), later).ShouldBeNull();
        client.StateAt(later).ShouldBe(XapiClientState.Active);
    }

    [Fact]
    public void A_refused_change_changes_nothing()
    {
        var client = Make(new("A", XapiScopes.State));
        client.Change(new("B", XapiScopes.None), Now).ShouldNotBeNull();
        (client.Name, client.Scopes).ShouldBe(("A", XapiScopes.State));
    }

    [Fact]
    public void A_revoked_client_stays_as_it_is()
    {
        var client = Make(new("A", XapiScopes.All));
        var hash = client.SecretHash;
        client.Revoke(Now).ShouldBeNull();
        client.StateAt(Now).ShouldBe(XapiClientState.Revoked);
        client.Revoke(Now.AddDays(1)).ShouldBe(new XapiClientIsRevoked(Now));
        client.RenewSecret(XapiCredentials.Hash("x")).ShouldBe(new XapiClientIsRevoked(Now));
        client.Change(new("B", XapiScopes.All), Now).ShouldBe(new XapiClientIsRevoked(Now));
        client.SecretHash.ShouldBe(hash);
        client.Name.ShouldBe("A");
    }

    [Fact]
    public void Every_scope_has_its_standard_name_once()
    {
        XapiScopeNames.All.Select(s => s.Scope).Order().ShouldBe(Enum.GetValues<XapiScopes>().Where(s => s != XapiScopes.None).Order());
        XapiScopeNames.All.Select(s => s.Name).ShouldBeUnique();
        XapiScopeNames.Of(XapiScopes.State | XapiScopes.StatementsWrite).ShouldBe(["statements/write", "state"]);
        XapiScopeNames.Of(XapiScopes.None).ShouldBeEmpty();
    }

    private static XapiClient Make(XapiClientTerms terms) => XapiClient.Create(Id<XapiClient>.New(), terms, XapiCredentials.New(), Now).Value!;

    private static Refusal? Refused(XapiClientTerms terms) => XapiClient.Create(Id<XapiClient>.New(), terms, XapiCredentials.New(), Now).Refusal;
}
