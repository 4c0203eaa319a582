using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Web.Features.Certificates;
using Lms.Web.Features.Completion;

namespace Lms.Web.Tests.Features.Certificates;

public sealed class UnprintableNamesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_name_that_cannot_be_printed_stops_nobody_else_and_all_such_names_are_told_at_once()
    {
        var course = await FinishedCourse.AddAsync(site, "Y Ƀlul Êban", "Lý 李 An", "Ksor Ơ̆n", "Trần 明 Bình");
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        await SignAsync(course, officer);
        var page = await officer.Browser.Page($"/plans/{course.Plan.Id}/certificates");
        page.ShouldContain("2 học viên chưa cấp giấy được");
        page.ShouldContain("chưa in được chữ 李");
        page.ShouldContain("chưa in được chữ 明");

        var issued = (await IssueAsync(course, officer)).Value!;

        issued.Select(c => c.Content.FullName).ShouldBe(["Y Ƀlul Êban", "Ksor Ơ̆n"], ignoreOrder: true);
        issued.Select(c => c.Sequence).ShouldBe(Enumerable.Range(issued[0].Sequence, 2));
        var refused = (await IssueAsync(course, officer)).Refusal.ShouldBeOfType<CertificateNotPrintable>();
        refused.FullName.ShouldContain("Lý 李 An");
        refused.FullName.ShouldContain("Trần 明 Bình");
        page = await officer.Browser.Page($"/plans/{course.Plan.Id}/certificates");
        page.ShouldContain("2 học viên chưa cấp giấy được");
    }

    private Task<Outcome<IReadOnlyList<Certificate>>> IssueAsync(FinishedCourse course, SignedIn officer) =>
        site.Run<IssueCertificates, Outcome<IReadOnlyList<Certificate>>>(issue =>
            issue.RunAsync(officer.Viewer, course.Plan.Id, Signing()));

    private async Task SignAsync(FinishedCourse course, SignedIn officer)
    {
        var plan = course.Plan.Id;
        var computed = await site.Run<ComputeCompletions, Outcome<int>>(compute =>
            compute.RunAsync(officer.Viewer, plan, closePracticum: true));
        computed.Refusal.ShouldBeNull();
        var signed = await site.Run<SignCompletions, Outcome<SignedCompletions>>(sign =>
            sign.RunAsync(officer.Viewer, plan));
        signed.Value!.Signed.ShouldBe(course.Trainees.Count);
    }

    private static CertificateSigning Signing() =>
        new("GIÁM ĐỐC", "Vũ Ngọc Ánh", VietnamTime.DateOf(TimeProvider.System.GetUtcNow()));
}
