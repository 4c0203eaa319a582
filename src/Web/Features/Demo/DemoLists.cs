using System.Globalization;
using System.Text;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Quotas;
using Lms.Web.Features.ExclusionLists;
using Lms.Web.Features.Reminders;
using Lms.Web.Features.Tables;
using Lms.Web.Features.TraineeLists;

namespace Lms.Web.Features.Demo;

/// <summary>The plan whose lists are open: units at every stage, two exclusion lists, and the cases that lists bring.</summary>
internal sealed class DemoLists(DemoStage stage, DemoCourse course)
{
    public async Task OpenAsync(DateTimeOffset now)
    {
        await course.IssueAsync();
        var rows = course.Quotas.ToDictionary(q => q.Code, q => course.Rows(q, q.Seats));
        await ImportExclusionsAsync(rows);
        foreach (var (i, unit) in course.Quotas.Index()) await SendAsync(unit, i, rows, now);
        await RemindAsync(now);
    }

    private async Task SendAsync(QuotaLine unit, int i, Dictionary<string, List<Dictionary<TraineeColumn, string>>> rows, DateTimeOffset now)
    {
        stage.Now = now.AddDays(-3).AddMinutes(i * 7);
        var mine = rows[unit.Code];
        switch (unit.Code)
        {
            case "303":
                // What an officer has to mend: the demo account's draft.
                await course.UploadAsync(unit, [.. Spoil(mine)]);
                return;
            case "304":
                // Over by two.
                await course.UploadAsync(unit, [.. mine, .. course.Rows(unit, 2)]);
                return;
            case "305":
                var list = await course.SubmitAsync(unit, await course.UploadAsync(unit, mine));
                stage.Now = now.AddDays(-2);
                await stage.DoAsync<ReturnTraineeList, TraineeSubmission>(course.World.Officer, back => back.RunAsync(course.World.Officer, list.Id, "Đề nghị bổ sung trình độ ngoại ngữ và kiểm tra lại số điện thoại của giáo viên.", default));
                return;
            case "306":
                // The same teacher from two units: Thủy Nguyên, later in the file, has nominated this one too.
                await course.SubmitAsync(unit, await course.UploadAsync(unit, mine));
                return;
            case "THPT-10":
                await stage.DoAsync<DeclareNothingToSend, TraineeSubmission>(course.World.UnitOfficers[unit.Code], none =>
                    none.RunAsync(course.World.UnitOfficers[unit.Code], course.PlanId, "Giáo viên tiếng Anh của trường đều đã dự khóa này năm trước.", default));
                return;
            case "311":
                mine[0] = new Dictionary<TraineeColumn, string>(rows["306"][0]) { [TraineeColumn.School] = mine[0][TraineeColumn.School], [TraineeColumn.Level] = mine[0][TraineeColumn.Level] };
                await course.UploadAsync(unit, mine);
                return;
        }

        // A third has sent nothing yet; of the others every second is accepted.
        if (i % 3 == 0) return;
        var sent = await course.SubmitAsync(unit, await course.UploadAsync(unit, mine));
        if (i % 2 == 0) await course.AcceptAsync(sent);
    }

    /// <summary>Yesterday the department wrote to some of those who had sent nothing.</summary>
    private Task RemindAsync(DateTimeOffset now)
    {
        stage.Now = now.AddDays(-1);
        var officer = course.World.Officer;
        return stage.DoAsync<SendReminders, RemindersSent>(officer, send => send.RunAsync(officer, course.PlanId,
            [.. course.Quotas.Where((q, i) => i % 3 == 0 && q.Code.StartsWith("THPT", StringComparison.Ordinal) && q.Code != "THPT-10" || q.Code is "303" or "311").Select(q => course.World.Units[q.Code].Id)], DemoTexts.Reminder, byMail: false, default));
    }

    /// <summary>Mistakes as they arrive: mended by themselves, warned of, and blocking.</summary>
    private static List<Dictionary<TraineeColumn, string>> Spoil(List<Dictionary<TraineeColumn, string>> rows)
    {
        rows[1][TraineeColumn.FullName] = rows[1][TraineeColumn.FullName].ToUpperInvariant().Normalize(NormalizationForm.FormD);
        rows[2][TraineeColumn.Phone] = "+84 " + rows[2][TraineeColumn.Phone][1..];
        rows[3][TraineeColumn.BirthDate] = rows[3][TraineeColumn.BirthDate][^4..];
        rows[4][TraineeColumn.PersonalId] = "9,91E+10";
        rows[5] = new Dictionary<TraineeColumn, string>(rows[6]);
        rows[7][TraineeColumn.School] = "Trường THCS Chu Văn Ân";
        rows[8][TraineeColumn.BirthDate] = "12/25/1984";
        // The school's name of before the change that the sample's tree knows.
        (rows[11][TraineeColumn.School], rows[11][TraineeColumn.Level]) = (DemoUnits.FormerName, "TH");
        return rows;
    }

    /// <summary>120 and 90 names; seven of the nominated are among them, fourteen are names alone.</summary>
    private async Task ImportExclusionsAsync(Dictionary<string, List<Dictionary<TraineeColumn, string>>> rows)
    {
        stage.Now = stage.Now.AddHours(2);
        var listed = new[] { rows["303"][9], rows["303"][10], rows["304"][3], rows["304"][4], rows["304"][5], rows["311"][6], rows["311"][7] };
        await ImportAsync("Nâng cao năng lực sư phạm cho giáo viên phổ thông đợt 2", 120, listed[..4], unresolved: 8);
        await ImportAsync("Bồi dưỡng giáo viên tiếng Anh phổ thông xây dựng kế hoạch dạy học và hoạt động giáo dục theo Chương trình GDPT 2018", 90, listed[4..], unresolved: 6);
    }

    private Task ImportAsync(string name, int count, Dictionary<TraineeColumn, string>[] nominated, int unresolved)
    {
        var csv = new StringBuilder("TT,Họ và tên,Ngày sinh,Đơn vị công tác\n");
        for (var i = 0; i < count; i++)
        {
            var hit = i % 17 == 5 && i / 17 < nominated.Length ? nominated[i / 17] : null;
            var birth = hit?[TraineeColumn.BirthDate] ?? (i >= count - unresolved ? "" : course.World.People.AnyBirthDate().ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
            csv.Append(CultureInfo.InvariantCulture, $"{i + 1},{hit?[TraineeColumn.FullName] ?? course.World.People.AnyName()},{birth},{hit?[TraineeColumn.School]}\n");
        }

        return stage.DoAsync<ImportExclusionList, ImportedExclusionList>(course.World.Officer, import =>
            import.RunAsync(course.World.Officer, course.PlanId, name, new TableFile(new MemoryStream(Encoding.UTF8.GetBytes(csv.ToString())), "danh-sach-loai-tru.csv")));
    }
}
