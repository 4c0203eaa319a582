using Lms.Domain.Enrollments;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Quotas;
using Lms.Web.Features.Enrollments;
using Lms.Web.Features.Reminders;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Demo;

/// <summary>
/// The plan whose lists closed yesterday: one unit is still silent though it was reminded, one asks to send late, one was let,
/// one list was taken in part, and one unit asks to change a trainee.
/// </summary>
internal sealed class DemoLateLists(DemoStage stage, DemoCourse course)
{
    private QuotaLine Unit(string code) => course.Quotas.First(q => q.Code == code);

    public async Task CloseAsync(DateTimeOffset now)
    {
        await course.IssueAsync();
        stage.Now = DemoCalendar.At(course.Days.Deadline.AddDays(-2), 9);
        await RemindAsync("304", "305", "THPT-01");
        await AcceptWithReserveAsync(Unit("303"));
        await AcceptInPartAsync(Unit("311"));
        await course.UploadAsync(Unit("305"), course.Rows(Unit("305"), Unit("305").Seats));

        // The lists closed at midnight; what follows happened since.
        stage.Now = Later(course.Days.Deadline.AddDays(1), 7, now);
        await RemindAsync("304");
        await AskLateAsync("305", "Trường báo danh sách chậm vì mất điện cả ngày hôm qua; đơn vị nộp ngay trong sáng nay.");
        var granted = await AskLateAsync("THPT-01", "Hiệu trưởng đi công tác nên danh sách chưa được ký.");
        var until = DemoCalendar.At(course.Days.Deadline.AddDays(2), 17);
        await stage.DoAsync<DecideLateRequest, LateRequest>(course.World.Officer, decide => decide.RunAsync(course.World.Officer, granted.Id, until, "Được nộp muộn; các lớp chưa xếp.", default));
        await AskToSubstituteAsync(Unit("303"));
    }

    /// <summary>The hour of that day, or now where the day has not come so far.</summary>
    private static DateTimeOffset Later(DateOnly day, int hour, DateTimeOffset now)
    {
        var at = DemoCalendar.At(day, hour);
        return at < now ? at : now;
    }

    private Task RemindAsync(params string[] codes)
    {
        var officer = course.World.Officer;
        return stage.DoAsync<SendReminders, RemindersSent>(officer, send =>
            send.RunAsync(officer, course.PlanId, [.. codes.Select(c => course.World.Units[c].Id)], DemoTexts.Reminder, byMail: false, default));
    }

    /// <summary>All seats, and one in reserve.</summary>
    private async Task AcceptWithReserveAsync(QuotaLine unit)
    {
        var rows = course.Rows(unit, unit.Seats + 1);
        rows[^1][TraineeColumn.Note] = "dự bị";
        await course.AcceptAsync(await course.SubmitAsync(unit, await course.UploadAsync(unit, rows)));
    }

    private async Task AcceptInPartAsync(QuotaLine unit)
    {
        var officer = course.World.Officer;
        var list = await course.SubmitAsync(unit, await course.UploadAsync(unit, course.Rows(unit, unit.Seats - 2)));
        var rejections = list.InOrder.Take(2).ToDictionary(row => row.Id, _ => "Trường đã có người dự khóa này; đề nghị cử người khác.");
        await stage.DoAsync<AcceptTraineeList, TraineeSubmission>(officer, accept => accept.RunAsync(officer, list.Id, rejections, default));
    }

    private Task<LateRequest> AskLateAsync(string code, string reason)
    {
        var officer = course.World.UnitOfficers[code];
        return stage.DoAsync<AskToBeLate, LateRequest>(officer, ask => ask.RunAsync(officer, course.PlanId, reason, default));
    }

    private async Task AskToSubstituteAsync(QuotaLine unit)
    {
        var officer = course.World.UnitOfficers[unit.Code];
        var id = course.World.Units[unit.Code].Id;
        var leaver = await stage.ReadAsync(db => db.Enrollments.Where(e => e.PlanId == course.PlanId && e.UnitId == id && !e.IsReserve).OrderBy(e => e.Id).Skip(2).Select(e => e.Id).FirstAsync());
        await stage.DoAsync<RequestSubstitution, Substitution>(officer, request =>
            request.RunAsync(officer, leaver, Newcomer.Person(course.Rows(unit, 2)[1]), "Giáo viên được cử nghỉ thai sản từ tuần này.", default));
    }
}
