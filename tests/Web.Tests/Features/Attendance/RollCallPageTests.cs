using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lms.Domain.Attendance;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Attendance;

public sealed class RollCallPageTests
{
    [Fact]
    public async Task Only_the_class_s_own_trainer_the_department_and_the_inspector_see_it_and_the_last_changes_nothing()
    {
        await using var room = await Room.OpenAsync(DatabaseProvider.Sqlite);
        string[] pages = [$"/roll-calls/{room.Id}", $"/roll-calls/{room.Id}/history", $"/roll-calls/{room.Id}/records", $"/classes/{room.Classes[0]}", $"/classes/{room.Classes[0]}/list", $"/classes/{room.Classes[0]}/sessions/{room.World.Sessions[0]}/sheet"];
        foreach (var viewer in new[] { room.World.Trainer, room.World.Officer, room.World.Inspector })
            foreach (var page in pages) await (await room.Site.Browser(viewer)).Page(page);

        var stranger = await room.Site.Browser(room.World.OtherTrainer);
        foreach (var page in pages)
        {
            using var response = await stranger.GetAsync(page);
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }

        (await stranger.PostForm($"/classes/{room.Classes[0]}/sessions/{room.World.Sessions[1]}/roll-call")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostForm($"/roll-calls/{room.Id}/closing")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Send(stranger, room, Mark(room, 0, "Present"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var inspector = await room.Site.Browser(room.World.Inspector);
        (await inspector.Page(pages[0])).ShouldNotContain("roll-present");
        (await inspector.PostForm($"/roll-calls/{room.Id}/closing")).Headers.Location!.OriginalString.ShouldStartWith("/errors/403");
        (await room.Site.In(db => db.RollCalls.SingleAsync())).ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_device_s_marks_are_stored_once_and_a_conflict_is_told_in_words()
    {
        await using var room = await Room.OpenAsync(DatabaseProvider.Sqlite);
        var phone = await room.Site.Browser(room.World.Trainer);
        var mark = Mark(room, 0, "Late", 12);
        (await Answers(await Send(phone, room, mark)))[0]!["version"]!.GetValue<int>().ShouldBe(1);
        (await Answers(await Send(phone, room, mark)))[0]!["result"]!.GetValue<string>().ShouldBe("Saved");
        (await room.Site.In(db => db.AttendanceChanges.CountAsync())).ShouldBe(1);

        var other = (await Answers(await Send(await room.Site.Browser(room.World.Officer), room, Mark(room, 0, "Present"))))[0]!;
        other["result"]!.GetValue<string>().ShouldBe("Conflict");
        other["status"]!.GetValue<string>().ShouldBe("Late");
        other["text"]!.GetValue<string>().ShouldBe("Người giang-vien đã ghi “Muộn 12 phút” lúc 07:30 10/12/2022.");
        (await phone.Page($"/roll-calls/{room.Id}/history")).ShouldContain("Muộn 12 phút");
    }

    [Fact]
    public async Task One_card_all_present_and_the_close_work_without_scripts()
    {
        await using var room = await Room.OpenAsync(DatabaseProvider.Sqlite);
        var browser = await room.Site.Browser(room.World.Trainer);
        using var one = await browser.PostForm($"/roll-calls/{room.Id}/marks/{room.Trainees[3]}", ("status", "Unexcused"), ("minutes", "15"), ("changeId", Guid.CreateVersion7().ToString()), ("version", "0"));
        one.Headers.Location!.OriginalString.ShouldBe($"/roll-calls/{room.Id}#t-{room.Trainees[3]}");
        (await browser.PostForm($"/roll-calls/{room.Id}/marks/all-present")).Dispose();
        (await browser.PostForm($"/roll-calls/{room.Id}/closing")).Dispose();
        var marks = await room.Site.In(db => db.RollCalls.SelectMany(r => r.Records).GroupBy(r => r.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        marks.ShouldBe(new Dictionary<AttendanceStatus, int> { [AttendanceStatus.Present] = 39, [AttendanceStatus.Unexcused] = 1 }, ignoreOrder: true);
        (await room.Site.In(db => db.AttendanceChanges.CountAsync(c => c.Method == MarkMethod.AllPresent))).ShouldBe(39);
        var page = await browser.Page($"/roll-calls/{room.Id}");
        page.ShouldContain("Đã chốt lúc 07:30 10/12/2022");
        page.ShouldContain("Lý do đính chính");
    }

    [Fact]
    public async Task The_pages_of_a_trainer_lead_to_today_s_block_and_are_there_in_English()
    {
        await using var room = await Room.OpenAsync(DatabaseProvider.Sqlite);
        var browser = await room.Site.Browser(room.World.Trainer);
        foreach (var address in new[] { "/", "/classes" })
        {
            var page = await browser.Page(address);
            page.ShouldContain("Tiếp tục điểm danh");
            page.ShouldContain($"/roll-calls/{room.Id}");
        }

        browser.DefaultRequestHeaders.Add("Cookie", "lp-language=c%3Den-GB%7Cuic%3Den-GB");
        (await browser.Page($"/classes/{room.Classes[0]}")).ShouldContain("trainee", Case.Insensitive);
    }

    private static object Mark(Room room, int trainee, string status, int minutes = 0) =>
        new { EnrollmentId = room.Trainees[trainee].Value, Status = status, Minutes = minutes, ChangeId = Guid.CreateVersion7(), Reason = (string?)null, Method = "OneByOne", SeenVersion = 0 };

    private static async Task<HttpResponseMessage> Send(HttpClient browser, Room room, params object[] marks)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/roll-calls/{room.Id}/marks") { Content = JsonContent.Create(new { marks }) };
        request.Headers.Add("RequestVerificationToken", await browser.Token());
        return await browser.SendAsync(request);
    }

    private static async Task<JsonArray> Answers(HttpResponseMessage response)
    {
        using (response)
        {
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            return (await response.Content.ReadFromJsonAsync<JsonObject>())!["marks"]!.AsArray();
        }
    }
}
