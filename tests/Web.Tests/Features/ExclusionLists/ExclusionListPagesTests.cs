using System.Net;
using System.Text;
using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.ExclusionLists;
using Lms.Web.Features.Tables;
using Lms.Web.Tests.Features.Plans;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.ExclusionLists;

public sealed class ExclusionListPagesTests(Site site) : IClassFixture<Site>
{
    private const string Csv = "Họ và tên,Ngày sinh,CCCD,Đơn vị công tác\nLê Thị An,01/02/1980,099180000001,TH Nguyễn Du\nĐỗ Văn Bình,,,\nTổng cộng: 2 người,,,\n";

    [Fact]
    public async Task A_list_is_uploaded_shown_with_masked_ids_and_removed()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        using var sent = await Send(officer, plan, "Nâng cao năng lực sư phạm đợt 2");
        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect, await sent.Content.ReadAsStringAsync());

        var page = await officer.Browser.Page(sent.Headers.Location!.ToString());
        page.ShouldContain("Lê Thị An");
        page.ShouldContain("•••• 0001");
        page.ShouldNotContain("099180000001");
        page.ShouldContain("Đã nhập 2 người");
        page.ShouldContain("Chỉ cảnh báo");
        (await officer.Browser.Page($"/plans/{plan}/exclusion-lists")).ShouldContain("1 tên chưa đối chiếu");

        using var removed = await officer.Browser.PostForm($"{sent.Headers.Location}/removal");
        (await site.In(db => db.ExclusionLists.CountAsync(l => l.PlanId == plan))).ShouldBe(0);
        (await site.In(db => db.Set<ExclusionListEntry>().CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task The_same_course_twice_is_refused_at_the_form_and_a_file_without_known_columns_is_asked_about()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var plan = await site.Draft(officer);
        (await Send(officer, plan, "Đợt 2")).Dispose();
        using (var twice = await Send(officer, plan, "Đợt 2")) WebUtility.HtmlDecode(await twice.Content.ReadAsStringAsync()).ShouldContain("Đã có danh sách của khóa “Đợt 2”");
        using var nameless = await Send(officer, plan, "Đợt 3", "a,b\n1,2\n");
        nameless.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await officer.Browser.Page(nameless.Headers.Location!.ToString());
        page.ShouldContain("Mỗi cột là gì?");
        page.ShouldContain("Chưa nhận ra cột: Họ và tên");
    }

    [Fact]
    public async Task Once_trainees_are_convened_the_lists_stay_as_they_are()
    {
        var officer = await SignedIn.As(site, Role.DepartmentOfficer);
        var (plan, _, _) = await site.Issued(officer);
        var list = await site.Run<ImportExclusionList, Outcome<ImportedExclusionList>>(import => import.RunAsync(officer.Viewer, plan, "Đợt 2", new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(Csv)), "a.csv")));
        await site.In(async db => { (await db.Plans.SingleAsync(p => p.Id == plan)).Begin(); return await db.SaveChangesAsync(); });

        (await site.Run<RemoveExclusionList, Refusal?>(remove => remove.RunAsync(officer.Viewer, list.Value!.Id))).ShouldBe(new PlanNotInState(PlanState.InProgress));
        using var sent = await Send(officer, plan, "Đợt 3");
        sent.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<HttpResponseMessage> Send(SignedIn officer, Id<TrainingPlan> plan, string course, string csv = Csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await officer.Browser.Token()), "__RequestVerificationToken" },
            { new StringContent(course), "Form.CourseName" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes(csv)), "Form.File", "danh-sach.csv" },
        };
        return await officer.Browser.PostAsync($"/plans/{plan}/exclusion-lists", form);
    }
}
