using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Web.Features.Certificates;
using Lms.Web.Features.Completion;

namespace Lms.Web.Features.Demo;

/// <summary>The end of one plan: all are computed, the first class is signed and has its certificates, one of them revoked.</summary>
internal sealed class DemoCertificates(DemoStage stage, DemoCourse course)
{
    public async Task IssueSomeAsync(DateTimeOffset now)
    {
        var officer = course.World.Officer;
        stage.Now = DemoCalendar.At(course.Days.PracticumTo.AddDays(3), 9);
        await stage.DoAsync<ComputeCompletions, int>(officer, compute => compute.RunAsync(officer, course.PlanId, closePracticum: true));
        var first = course.Trainees.Where(t => t.ClassGroupId == course.Classes[0].Id).Select(t => t.Id).ToList();
        await stage.DoAsync<SignCompletions, SignedCompletions>(officer, sign => sign.RunAsync(officer, course.PlanId, first));

        stage.Now = stage.Now.AddHours(1);
        var signing = new CertificateSigning("GIÁM ĐỐC", "Nguyễn Văn Minh", VietnamTime.DateOf(stage.Now));
        var certificates = await stage.DoAsync<IssueCertificates, IReadOnlyList<Certificate>>(officer, issue => issue.RunAsync(officer, course.PlanId, signing));
        stage.Now = now.AddDays(-1);
        await stage.DoAsync<RevokeCertificate>(officer, revoke => revoke.RunAsync(officer, certificates[2].Id, "Ghi sai đơn vị công tác; sẽ cấp lại."));
    }
}
