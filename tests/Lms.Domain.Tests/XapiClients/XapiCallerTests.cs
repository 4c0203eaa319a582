using Lms.Domain.XapiClients;

namespace Lms.Domain.Tests.XapiClients;

public sealed class XapiCallerTests
{
    [Theory]
    [InlineData(XapiScopes.None, "")]
    [InlineData(XapiScopes.StatementsWrite, "write")]
    [InlineData(XapiScopes.StatementsReadMine, "mine")]
    [InlineData(XapiScopes.StatementsRead, "mine others")]
    [InlineData(XapiScopes.State, "state+ state")]
    [InlineData(XapiScopes.Profile, "profile+ profile")]
    [InlineData(XapiScopes.Define, "define")]
    [InlineData(XapiScopes.AllRead, "mine others state profile")]
    [InlineData(XapiScopes.All, "write mine others state+ state profile+ profile define")]
    [InlineData(XapiScopes.StatementsWrite | XapiScopes.StatementsReadMine, "write mine")]
    public void A_scope_allows_what_the_standard_says_and_no_more(XapiScopes scopes, string allowed)
    {
        var caller = new XapiCaller(Guid.Empty, "A", scopes);
        (bool May, string What)[] rights =
        [
            (caller.MayWriteStatements, "write"), (caller.MayReadStatements, "mine"), (caller.MayReadOthers, "others"),
            (caller.MayWriteState, "state+"), (caller.MayReadState, "state"), (caller.MayWriteProfiles, "profile+"), (caller.MayReadProfiles, "profile"), (caller.MayDefine, "define"),
        ];
        string.Join(' ', rights.Where(r => r.May).Select(r => r.What)).ShouldBe(allowed);
    }
}
