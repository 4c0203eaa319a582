using System.Net;
using System.Net.Http.Headers;
using Lms.Domain;
using Lms.Domain.Practicums;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Practicums;

public sealed class EvidenceTests(Site site) : IClassFixture<Site>
{
    private static readonly byte[] Pdf = "%PDF-1.7 kế hoạch"u8.ToArray();

    [Fact]
    public async Task A_file_is_judged_by_its_content_and_kept_for_those_who_see_the_practicum()
    {
        var course = await FinishedCourse.AddAsync(site, 2);
        var teacher = await SignedIn.As(site, Role.Teacher, teacher: course.Trainees[0].TeacherId);
        var other = await SignedIn.As(site, Role.Teacher, teacher: course.Trainees[1].TeacherId);
        var trainer = await SignedIn.As(site, Role.Trainer, trainer: course.Trainer);
        var stranger = await SignedIn.As(site, Role.Trainer);
        var address = $"/my-course/{course.Trainees[0].Id}/practicum";

        using (var planned = await teacher.Browser.PostForm(address, ("Date", course.Plan.PracticumFrom.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("SchoolId", course.School.Id.ToString())))
            planned.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await UploadAsync(teacher, address, "anh.jpg", "MZ not a photo"u8.ToArray())).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await UploadAsync(teacher, address, "lon.pdf", [.. Pdf, .. new byte[15 << 20]])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await UploadAsync(teacher, address, "ke-hoach.exe", Pdf)).ShouldBe(HttpStatusCode.NoContent);
        (await UploadAsync(other, address, "ke-hoach.pdf", Pdf)).ShouldBe(HttpStatusCode.NotFound);

        var practicum = await site.In(db => db.Practicums.Include(p => p.Evidence).SingleAsync(p => p.EnrollmentId == course.Trainees[0].Id));
        var evidence = practicum.Evidence.ShouldHaveSingleItem();
        (evidence.FileName, evidence.Kind).ShouldBe(("ke-hoach.pdf", EvidenceKind.Plan));
        var file = $"/practicums/{practicum.Id}/evidence/{evidence.Id}";
        foreach (var who in new[] { teacher, trainer })
        {
            using var shown = await who.Browser.GetAsync(file);
            (await shown.Content.ReadAsByteArrayAsync()).ShouldBe(Pdf);
            shown.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            shown.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem().ShouldContain("sandbox");
            shown.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        }

        foreach (var who in new[] { other, stranger })
        {
            using var hidden = await who.Browser.GetAsync(file);
            hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await teacher.Browser.Page(address)).ShouldContain("ke-hoach.pdf");
        (await trainer.Browser.Page("/practicums")).ShouldContain("Nguyễn Thị A");
        (await trainer.Browser.Page($"/practicums/{practicum.Id}")).ShouldContain("ke-hoach.pdf");
    }

    private static async Task<HttpStatusCode> UploadAsync(SignedIn who, string address, string name, byte[] bytes)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}/evidence")
        {
            Content = new MultipartFormDataContent { { new ByteArrayContent(bytes), "files", name } },
        };
        request.Headers.Accept.Clear();
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("RequestVerificationToken", await who.Browser.Token());
        using var response = await who.Browser.SendAsync(request);
        return response.StatusCode;
    }
}
