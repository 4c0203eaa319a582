using System.Net;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Completion;

public sealed class ErasePseudonymTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_officer_and_the_administrator_see_the_pseudonym_and_only_the_administrator_erases()
    {
        var (trainee, pseudonym) = await KnownTrainee();
        foreach (var role in new[] { Role.Administrator, Role.DepartmentOfficer, Role.Inspector })
        {
            var page = await (await SignedIn.As(site, role)).Browser.Page($"/enrollments/{trainee.Id}/proof-sheet");
            page.Contains(pseudonym.ToString(), StringComparison.Ordinal).ShouldBe(role != Role.Inspector);
            page.Contains("/pseudonym/erasure", StringComparison.Ordinal).ShouldBe(role == Role.Administrator);
        }
    }

    [Fact]
    public async Task Erased_the_link_is_gone_and_nothing_leads_back()
    {
        var (trainee, pseudonym) = await KnownTrainee();
        var statements = await site.In(db => db.Statements.CountAsync());
        var admin = await SignedIn.As(site, Role.Administrator);

        using var done = await admin.Browser.PostForm($"/enrollments/{trainee.Id}/pseudonym/erasure", ("reason", $"Giáo viên yêu cầu, bí danh {pseudonym}"));
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var sheet = await admin.Browser.Page($"/enrollments/{trainee.Id}/proof-sheet");
        sheet.ShouldContain("Đã xóa liên kết");
        sheet.ShouldNotContain(pseudonym.ToString());

        (await site.In(db => db.Pseudonyms.AnyAsync(p => p.Name == pseudonym || p.PersonId == trainee.TeacherId.Value))).ShouldBeFalse();
        (await site.In(db => db.Statements.CountAsync())).ShouldBe(statements);
        var journal = await site.In(db => db.Journal.Where(e => e.SubjectId == trainee.TeacherId.ToString() && e.Reason != null).ToListAsync());
        var entry = journal.ShouldHaveSingleItem();
        (entry.AccountId, entry.Reason, entry.Subject).ShouldBe((admin.Viewer.AccountId, "Giáo viên yêu cầu, bí danh •••", "Teacher"));
        var name = pseudonym.ToString();
        (await site.In(db => db.Journal.AnyAsync(e => e.Before.Contains(name) || e.After.Contains(name) || e.SubjectId == name))).ShouldBeFalse();
        (await admin.Browser.Page($"/journal?subject=Teacher&id={trainee.TeacherId}"))
            .ShouldContain("Liên kết bí danh trong bản ghi học tập");
    }

    [Fact]
    public async Task What_is_told_later_gets_a_new_pseudonym()
    {
        var (trainee, pseudonym) = await KnownTrainee();
        var admin = await SignedIn.As(site, Role.Administrator);
        (await admin.Browser.PostForm($"/enrollments/{trainee.Id}/pseudonym/erasure", ("reason", "Nghỉ việc"))).Dispose();
        (await Tell(trainee)).ShouldNotBe(pseudonym);
    }

    [Theory]
    [InlineData("", "lý do")]
    [InlineData("   ", "lý do")]
    public async Task Without_a_reason_nothing_is_erased(string reason, string told)
    {
        var (trainee, pseudonym) = await KnownTrainee();
        var admin = await SignedIn.As(site, Role.Administrator);
        using var refused = await admin.Browser.PostForm($"/enrollments/{trainee.Id}/pseudonym/erasure", ("reason", reason));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync()).ShouldContain(told);
        (await site.In(db => db.Pseudonyms.AnyAsync(p => p.Name == pseudonym))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_second_erasure_is_told_that_there_is_nothing()
    {
        var (trainee, _) = await KnownTrainee();
        var admin = await SignedIn.As(site, Role.Administrator);
        (await admin.Browser.PostForm($"/enrollments/{trainee.Id}/pseudonym/erasure", ("reason", "Một"))).Dispose();
        using var second = await admin.Browser.PostForm($"/enrollments/{trainee.Id}/pseudonym/erasure", ("reason", "Hai"));
        second.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        WebUtility.HtmlDecode(await second.Content.ReadAsStringAsync()).ShouldContain("không có bí danh");
    }

    private async Task<(Enrollment Trainee, Guid Pseudonym)> KnownTrainee()
    {
        var course = await FinishedCourse.AddAsync(site, 1);
        return (course.Trainees[0], await Tell(course.Trainees[0]));
    }

    /// <summary>Tells something of the trainee; under which pseudonym.</summary>
    private async Task<Guid> Tell(Enrollment enrollment)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StatementBook>();
        var trainee = await book.TraineeAsync(enrollment, default);
        book.Tell(book.Facts.Progressed(trainee, 1, 4, TimeProvider.System.GetUtcNow()));
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().SaveChangesAsync();
        return trainee.Pseudonym;
    }
}
