using Lms.Infrastructure.Xapi;

namespace Lms.Web.Xapi.Statements;

/// <summary>The statements resource (1.0.3, part three, 2.1; IEEE 9274.1.1, 4.1.6.1).</summary>
public sealed class StatementsResource(StatementIntake intake, StatementAnswers answers, TimeProvider clock) : XapiResource
{
    /// <summary>Longer than a transaction takes between giving a statement its instant, which is the last it does, and being committed.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    public override string Path => "/statements";

    public override IReadOnlyList<XapiMethod> Methods =>
    [
        new("GET", XapiNeed.ReadStatements, StatementParameters.All, GetAsync),
        new("PUT", XapiNeed.WriteStatements, ["statementId"], PutAsync),
        new("POST", XapiNeed.WriteStatements, [], PostAsync),
    ];

    public override void SetHeaders(XapiRequest request) => request.SetConsistentThrough(Settled(0));

    private async Task GetAsync(XapiRequest request)
    {
        var parameters = StatementParameters.Read(request);
        if (parameters.Id is { } id) await answers.OneAsync(request, id, parameters, Settled);
        else await answers.ListAsync(request, parameters, Settled);
    }

    private async Task PutAsync(XapiRequest request)
    {
        var id = request.Required("statementId");
        _ = request.Uuid("statementId");
        await intake.TakeAsync(request, id);
        await request.SendNothing();
    }

    private async Task PostAsync(XapiRequest request)
    {
        var statements = await intake.TakeAsync(request, null);
        await request.SendAsync(StatusCodes.Status200OK, StatementAnswers.Ids(statements));
    }

    /// <summary>Until when everything stored can be read: up to the newest statement seen, since they are committed in order.</summary>
    private DateTimeOffset Settled(long newest)
    {
        var passed = clock.GetUtcNow() - Settling;
        return newest > StoredTime.Of(passed) ? StoredTime.Of(newest) : passed;
    }
}
