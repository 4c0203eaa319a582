using System.Net;
using Lms.Domain;
using Lms.Domain.Classes;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Domain.Xapi;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.DependencyInjection;
using static Lms.Web.Tests.Xapi.StatementActs;

namespace Lms.Web.Tests.Xapi;

/// <summary>What the product itself tells is its own, whatever rights a client has.</summary>
public sealed class OwnStatementsTests(XapiSite site) : IClassFixture<XapiSite>
{
    private static readonly DateTimeOffset Now = new(2022, 12, 5, 0, 0, 0, TimeSpan.Zero);

    private readonly HttpClient everything = site.Caller();

    [Fact]
    public async Task Not_even_a_client_with_every_right_takes_back_what_the_product_told()
    {
        var told = await TellAsync();
        var both = $"[{Statement().ToJsonString()},{Voiding(told.ToString()).ToJsonString()}]";

        await everything.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource,
            XapiActs.Json(Voiding(told.ToString()).ToJsonString()));
        await everything.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource, XapiActs.Json(both));

        (await everything.Has(told.ToString())).ShouldBeTrue();
    }

    [Fact]
    public async Task An_id_of_the_products_own_form_is_taken_by_nobody_and_not_voided_before_it_comes()
    {
        var seal = await SealAsync();
        var own = seal.Close(Guid.CreateVersion7().ToByteArray()).ToString();
        using var writer = site.Caller(new XapiCaller(Guid.CreateVersion7(), "phần mềm", XapiScopes.StatementsWrite));

        foreach (var client in new[] { everything, writer })
        {
            await client.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource,
                XapiActs.Json(Statement(("id", $"\"{own}\"")).ToJsonString()));
            await client.Refused(HttpStatusCode.Forbidden, HttpMethod.Put, Query(("statementId", own)),
                XapiActs.Json(Statement().ToJsonString()));
            await client.Refused(HttpStatusCode.Forbidden, HttpMethod.Post, Resource,
                XapiActs.Json(Voiding(own).ToJsonString()));
        }
    }

    [Fact]
    public async Task What_the_product_told_may_come_back_as_it_is_and_not_otherwise()
    {
        var told = (await TellAsync()).ToString();
        using var got = await everything.GetAsync(Query(("statementId", told)));
        var json = await got.Content.ReadAsStringAsync();

        (await everything.PostAsync(Resource, XapiActs.Json(json))).StatusCode.ShouldBe(HttpStatusCode.OK);
        await everything.Refused(HttpStatusCode.Conflict, HttpMethod.Post, Resource,
            XapiActs.Json(Statement(("id", $"\"{told}\"")).ToJsonString()));
    }

    [Fact]
    public async Task The_ids_of_what_will_be_told_cannot_be_computed_from_what_is_shown()
    {
        var (trainee, _) = await TraineeAsync();
        var guess = StatementId.Of($"registered/{trainee.EnrollmentId}").ToString();
        await everything.Store(Statement(("id", $"\"{guess}\"")));

        var told = await TellAsync(trainee);

        told.ToString().ShouldNotBe(guess);
        (await everything.Has(told.ToString())).ShouldBeTrue();
    }

    private Task<StatementSeal> SealAsync() => site.In(db => new StatementSeals().OfAsync(db, default).AsTask());

    private async Task<(Trainee Trainee, StatementSeal Seal)> TraineeAsync()
    {
        var seal = await SealAsync();
        var enrollment = Id<Enrollment>.New();
        var names = Registration.New(enrollment).Names(seal);
        return (new Trainee(Guid.CreateVersion7(), enrollment, Id<TrainingPlan>.New(), Id<ClassGroup>.New(), names),
            seal);
    }

    private async Task<Guid> TellAsync(Trainee? about = null)
    {
        var trainee = about ?? (await TraineeAsync()).Trainee;
        await using var scope = site.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StatementBook>();
        var statement = book.Facts.Registered(trainee, "Bồi dưỡng giáo viên tiếng Anh", Now);
        book.Tell(statement);
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().SaveChangesAsync();
        return statement.Id;
    }
}
