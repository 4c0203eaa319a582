using System.IO.Compression;
using System.Net;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Web.Features.Certificates;
using Lms.Web.Features.Completion;

namespace Lms.Web.Tests.Features.Certificates;

public sealed class VerificationTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_certificate_goes_from_signing_to_its_public_page_to_revocation()
    {
        var course = await FinishedCourse.AddAsync(site, 3);
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var certificates = await IssueAsync(course, officer);

        certificates.Select(c => c.Sequence).ShouldBe(Enumerable.Range(certificates[0].Sequence, 3));
        certificates.Select(c => c.Content.FullName).ShouldBe(["Nguyễn Thị A", "Nguyễn Thị B", "Nguyễn Thị C"]);
        (await site.Run<IssueCertificates, Outcome<IReadOnlyList<Certificate>>>(issue => issue.RunAsync(officer.Viewer, course.Plan.Id, Signing())))
            .Refusal.ShouldBeOfType<NobodyToCertify>();

        var certificate = certificates[1];
        var stranger = site.Browser();
        var valid = await stranger.Page($"/verify/{certificate.VerificationCode}");
        valid.ShouldContain("Giấy chứng nhận còn hiệu lực");
        foreach (var part in (string[])["Nguyễn Thị B", certificate.Content.RegisterNumber, certificate.PdfSha256, "chưa được ký số"]) valid.ShouldContain(part);

        using (var empty = await officer.Browser.PostForm($"/certificates/{certificate.Id}/revocation", ("reason", " ")))
            empty.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var done = await officer.Browser.PostForm($"/certificates/{certificate.Id}/revocation", ("reason", "Ghi sai đơn vị công tác")))
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var revoked = await stranger.Page($"/verify/{certificate.VerificationCode}");
        revoked.ShouldContain("đã bị thu hồi");
        revoked.ShouldContain("Ghi sai đơn vị công tác");

        // "Issue all" does not undo the revocation.
        (await site.Run<IssueCertificates, Outcome<IReadOnlyList<Certificate>>>(issue => issue.RunAsync(officer.Viewer, course.Plan.Id, Signing())))
            .Refusal.ShouldBeOfType<NobodyToCertify>();
        (await officer.Browser.Page($"/register-books/{certificate.Year}")).ShouldContain("Ghi sai đơn vị công tác");
        (await officer.Browser.Page($"/plans/{course.Plan.Id}/certificates")).ShouldContain(certificates[2].Content.RegisterNumber);
        (await officer.Browser.Page($"/enrollments/{course.Trainees[0].Id}/proof-sheet")).ShouldContain(certificates[0].Content.RegisterNumber);
    }

    [Fact]
    public async Task The_archive_holds_the_valid_ones_under_plain_names()
    {
        var course = await FinishedCourse.AddAsync(site, 2);
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var certificates = await IssueAsync(course, officer);

        using var response = await officer.Browser.GetAsync($"/plans/{course.Plan.Id}/certificates/archive");
        using var zip = new ZipArchive(new MemoryStream(await response.Content.ReadAsByteArrayAsync()));

        zip.Entries.Select(e => e.FullName).ShouldBe(certificates.Select((c, i) =>
            FormattableString.Invariant($"phong-gd-dt-quan-le-chan/{c.Year}-{c.Sequence:0000}-nguyen-thi-{(char)('a' + i)}.pdf")));
        zip.Entries.ShouldAllBe(e => e.Length > 10_000);
    }

    [Fact]
    public async Task A_mistyped_code_and_an_unknown_one_are_two_answers()
    {
        var code = VerificationCode.New().Text;
        using var unknown = await site.Browser().GetAsync($"/verify/{code}");
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync()).ShouldContain("Không tìm thấy giấy chứng nhận");

        using var mistyped = await site.Browser().GetAsync($"/verify/{code[..^1]}{(code[^1] == '0' ? '2' : '0')}");
        mistyped.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await mistyped.Content.ReadAsStringAsync()).ShouldContain("Mã chưa đủ hoặc có ký tự sai");

        using var form = await site.Browser().GetAsync($"/verify?code={code.ToLowerInvariant().Replace("-", "")}");
        form.Headers.Location!.OriginalString.ShouldBe($"/verify/{code}");
    }

    private async Task<IReadOnlyList<Certificate>> IssueAsync(FinishedCourse course, SignedIn officer)
    {
        (await site.Run<ComputeCompletions, Outcome<int>>(compute => compute.RunAsync(officer.Viewer, course.Plan.Id, closePracticum: true))).Refusal.ShouldBeNull();
        (await site.Run<SignCompletions, Outcome<SignedCompletions>>(sign => sign.RunAsync(officer.Viewer, course.Plan.Id))).Value!.Signed.ShouldBe(course.Trainees.Count);
        var issued = await site.Run<IssueCertificates, Outcome<IReadOnlyList<Certificate>>>(issue => issue.RunAsync(officer.Viewer, course.Plan.Id, Signing()));
        issued.Refusal.ShouldBeNull();
        return issued.Value!;
    }

    private static CertificateSigning Signing() => new("GIÁM ĐỐC", "Vũ Ngọc Ánh", VietnamTime.DateOf(TimeProvider.System.GetUtcNow()));
}
