using System.Net;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;
using Lms.Domain.XapiClients;
using Lms.Infrastructure.Xapi;

namespace Lms.Web.Tests.Xapi;

/// <summary>A client of one plan touches the documents of that plan alone.</summary>
public sealed class PlanLimitTests(XapiSite site) : IClassFixture<XapiSite>
{
    private const string Public = "https://hoc.example.edu.vn";

    private static readonly DateTimeOffset Now = new(2022, 12, 5, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task State_is_that_of_an_enrolment_of_the_plan()
    {
        var (mine, other) = (await EnrollAsync(), await EnrollAsync());
        using var client = Limited(mine.PlanId);
        var state = DocumentTests.Address("/xapi/activities/state");
        var (own, foreign) = (await RegisterAsync(mine), await RegisterAsync(other));

        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Get, HttpMethod.Delete })
        {
            var put = method == HttpMethod.Put ? ("If-Match", "*") : ("Accept", "*/*");
            (await client.Send(method, $"{state}&registration={own}", XapiActs.Json("{}"),
                put)).IsSuccessStatusCode.ShouldBeTrue(method.Method);
            (await client.Send(method, $"{state}&registration={foreign}",
                XapiActs.Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await client.Send(method, $"{state}&registration={mine.Id}",
                XapiActs.Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await client.Send(method, $"{state}&registration={Guid.CreateVersion7()}", XapiActs.Json("{}"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            using var without = await client.Send(method, state, XapiActs.Json("{}"));
            without.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
            (await without.Error()).ShouldContain("registration");
        }
    }

    [Theory]
    [InlineData("/plans/{plan}", true)]
    [InlineData("/plans/{plan}/lessons/bai-1", true)]
    [InlineData("/plans/{plan}#x", true)]
    [InlineData("/plans/{plan}0", false)]
    [InlineData("/plans/0193a000-0000-7000-8000-000000000000", false)]
    [InlineData("/plans", false)]
    public async Task An_activity_profile_is_that_of_an_activity_of_the_plan(string activity, bool own)
    {
        var plan = Id<TrainingPlan>.New();
        var iri = Uri.EscapeDataString(Public + activity.Replace("{plan}", plan.ToString(), StringComparison.Ordinal));

        using var response = await Limited(plan).PostAsync($"/xapi/activities/profile?profileId=p&activityId={iri}", XapiActs.Json("{}"));

        response.StatusCode.ShouldBe(own ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task No_agent_profile_is_of_a_plan()
    {
        using var response = await Limited(Id<TrainingPlan>.New()).GetAsync(DocumentTests.Address("/xapi/agents/profile"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Error()).ShouldContain("one plan");
    }

    private HttpClient Limited(Id<TrainingPlan> plan) => site.Caller(new XapiCaller(Guid.CreateVersion7(), "phần mềm", XapiScopes.All, plan));

    /// <summary>What stands for the enrolment in the record store.</summary>
    private Task<Guid> RegisterAsync(Enrollment enrollment) => site.In(async db =>
    {
        var registration = db.Registrations.Add(Registration.New(enrollment.Id)).Entity;
        await db.SaveChangesAsync();
        return registration.Name;
    });

    private Task<Enrollment> EnrollAsync() => site.In(async db =>
    {
        var unit = new OrgUnit(Guid.CreateVersion7().ToString(), "Trường thử", OrgUnitKind.UpperSecondarySchool, null, new DateOnly(2020, 1, 1));
        var plan = TrainingPlan.Write(SamplePlan.Details, Now).Value!;
        var submission = new TraineeSubmission(plan.Id, unit.Id, Guid.Empty, Now);
        var fields = new TraineeFields { FullName = "Lê Thị Hoa", BirthDate = new DateOnly(1985, 1, 1) };
        var row = new SubmissionRow(submission.Id, new RawRow(9, "", new Dictionary<TraineeColumn, string>()));
        row.Judge(fields, unit.Id, []);
        submission.Add([row]);
        var teacher = new Teacher(fields, unit.Id);
        var enrollment = new Enrollment(plan.Id, teacher.Id, unit.Id, row.Id, isReserve: false);
        db.AddRange(unit, plan, submission, teacher, enrollment);
        await db.SaveChangesAsync();
        return enrollment;
    });
}
