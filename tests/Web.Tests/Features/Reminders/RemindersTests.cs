using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.Reminders;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Mail;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Reminders;

public sealed partial class RemindersTests : IAsyncLifetime, IAsyncDisposable
{
    private const string Template = "Kính gửi {đơn vị}: {còn lại}, còn thiếu {còn thiếu}.";

    private readonly ListSite site = new();
    private ListWorld world = null!;
    private ListBrowser department = null!;

    private string Address => $"/plans/{world.Plan.Id}/reminders";

    public async Task InitializeAsync()
    {
        world = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db));
        department = await site.BrowserAsync(world.Department);
    }

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task The_board_leads_to_a_reminder_that_is_ready_for_every_unit_that_owes_a_list()
    {
        var (_, board) = await department.GetAsync($"/plans/{world.Plan.Id}/trainee-lists");
        board.ShouldContain("Nhắc 2 đơn vị chưa nộp");

        var (_, page) = await department.GetAsync($"{Address}/new");

        page.ShouldContain("Kính gửi: Phòng GD&ĐT Quận Lê Chân");
        page.ShouldContain("Kính gửi: Phòng GD&ĐT Quận Hồng Bàng");
        page.ShouldContain("đến hết ngày 07/12/2022 (Thứ Tư), còn 1 ngày 16 giờ");
        page.ShouldContain("Chưa gửi được thư điện tử");
    }

    [Fact]
    public async Task After_the_deadline_a_reminder_asks_for_what_its_link_allows()
    {
        site.Clock.Now = VietnamTime.At(new DateOnly(2022, 12, 10), new TimeOnly(9, 0));
        var (_, page) = await department.GetAsync($"{Address}/new");
        page.ShouldContain("đã quá hạn 2 ngày 9 giờ");
        page.ShouldContain("đề nghị đơn vị gửi “Xin nộp muộn” kèm lý do");
        page.ShouldNotContain("Đề nghị đơn vị nộp danh sách");
        var officer = await site.BrowserAsync(world.Officer);
        (await officer.GetAsync($"/plans/{world.Plan.Id}/trainee-lists")).Page.ShouldContain(SubmissionWords.AskToBeLate);

        // Who may be late is told its own end.
        await GrantAsync(new DateOnly(2022, 12, 12));
        (_, page) = await department.GetAsync($"{Address}/new?units={world.Unit.Id}");
        page.ShouldContain("đến hết ngày 12/12/2022 (Thứ Hai), còn 2 ngày 15 giờ");
        page.ShouldContain("Đề nghị đơn vị nộp danh sách");
    }

    [Fact]
    public async Task Only_the_units_chosen_on_the_board_are_reminded()
    {
        var (_, page) = await department.GetAsync($"{Address}/new?units={world.OtherUnit.Id}");

        page.ShouldContain("Kính gửi: Phòng GD&ĐT Quận Hồng Bàng");
        page.ShouldNotContain("Kính gửi: Phòng GD&ĐT Quận Lê Chân");
    }

    [Fact]
    public async Task A_unit_sees_its_reminder_until_it_says_that_it_was_read_and_the_department_sees_who_read_it()
    {
        (await SendAsync(world.Unit.Id.ToString())).Status.ShouldBe(HttpStatusCode.Redirect);
        var officer = await site.BrowserAsync(world.Officer);
        var (_, home) = await officer.GetAsync("/");
        home.ShouldContain("Kính gửi Phòng GD&ĐT Quận Lê Chân: còn 1 ngày 16 giờ, còn thiếu 12.");
        (await (await site.BrowserAsync(world.OtherOfficer)).GetAsync("/")).Page.ShouldNotContain("còn thiếu 12");
        (await department.GetAsync($"/plans/{world.Plan.Id}/trainee-lists")).Page.ShouldContain("chưa đọc");

        var reading = ReadingForm().Match(home).Groups[1].Value;
        (await (await site.BrowserAsync(world.OtherOfficer)).PostAsync(reading)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await officer.PostAsync(reading)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await officer.GetAsync("/")).Page.ShouldNotContain("còn thiếu 12");
        var (_, log) = await (await site.BrowserAsync(world.Inspector)).GetAsync(Address);
        log.ShouldContain("Cán bộ LC");
        log.ShouldContain("còn thiếu 12");
    }

    [Fact]
    public async Task Pressed_twice_a_reminder_is_sent_once()
    {
        await SendAsync(world.Unit.Id.ToString());
        await SendAsync(world.Unit.Id.ToString());
        (await CountAsync()).ShouldBe(1);

        site.Clock.Now += TimeSpan.FromMinutes(2);
        await SendAsync(world.Unit.Id.ToString());
        (await CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData("Gửi {người nhận}", "người nhận")]
    [InlineData("", "Hãy viết nội dung")]
    public async Task A_text_that_cannot_be_sent_comes_back_as_typed_with_the_reason(string text, string reason)
    {
        var (status, _, page) = await department.PostAsync(Address, ("units", world.Unit.Id.ToString()), ("template", text));

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain(reason);
        page.ShouldContain(text);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Without_a_unit_nothing_is_sent()
    {
        (await department.PostAsync(Address, ("template", Template))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task With_a_mail_server_the_officers_get_a_letter_that_is_tried_again_until_it_is_taken()
    {
        await using var server = new SmtpServer();
        await using var mailing = Mailing(server);
        await site.InScopeAsync<LmsDbContext, int>(db => db.Users.Where(a => a.Id == world.Officer.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, "lc@example.edu.vn")));
        server.Answers.Enqueue("451 try again later");
        await using var scope = mailing.Services.CreateAsyncScope();
        var sent = await scope.ServiceProvider.GetRequiredService<Lms.Web.Features.Reminders.SendReminders>()
            .RunAsync(world.Department, world.Plan.Id, [world.Unit.Id, world.OtherUnit.Id], Template, byMail: true, default);
        sent.Value!.Letters.ShouldBe(1);

        await UntilAsync(async () => (await MailAsync()).LastError is not null);
        (await MailAsync()).ShouldSatisfyAllConditions(mail => mail.State.ShouldBe(MailState.Queued), mail => mail.Attempts.ShouldBe(1));
        server.Letters.ShouldBeEmpty();
        site.Clock.Now += TimeSpan.FromMinutes(2);
        await UntilAsync(async () => (await MailAsync()).State == MailState.Sent);

        var letter = server.Letters.ShouldHaveSingleItem();
        letter.ShouldContain("lc@example.edu.vn");
        var body = letter[(letter.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var at ? at : letter.IndexOf("\n\n", StringComparison.Ordinal))..];
        Encoding.UTF8.GetString(Convert.FromBase64String(string.Concat(body.Where(c => !char.IsWhiteSpace(c))))).ShouldStartWith("Kính gửi Phòng GD&ĐT Quận Lê Chân: còn 1 ngày 16 giờ, còn thiếu 12.");
        (await department.GetAsync(Address)).Page.ShouldContain("1 đã gửi, 0 chờ, 0 không gửi được");
    }

    [Fact]
    public async Task A_letter_that_the_server_refuses_for_good_is_not_tried_again_and_the_log_says_so()
    {
        await using var server = new SmtpServer();
        await using var mailing = Mailing(server);
        await site.InScopeAsync<LmsDbContext, int>(db => db.Users.Where(a => a.Id == world.Officer.AccountId).ExecuteUpdateAsync(a => a.SetProperty(x => x.Email, "nobody@example.edu.vn")));
        server.Answers.Enqueue("550 no such mailbox");
        await using var scope = mailing.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Lms.Web.Features.Reminders.SendReminders>()
            .RunAsync(world.Department, world.Plan.Id, [world.Unit.Id], Template, byMail: true, default);

        await UntilAsync(async () => (await MailAsync()).State == MailState.Failed);

        var (_, log) = await department.GetAsync(Address);
        log.ShouldContain("0 đã gửi, 0 chờ, 1 không gửi được");
        log.ShouldContain("MailboxUnavailable");
        log.ShouldNotContain("nobody@example.edu.vn");
    }

    [Fact]
    public async Task A_mail_server_without_a_sender_stops_the_start()
    {
        await using var broken = site.WithWebHostBuilder(builder => builder.UseSetting("Mail:Host", "mail.example.edu.vn"));

        Should.Throw<Microsoft.Extensions.Options.OptionsValidationException>(() => broken.Services.GetService<MailOptions>()).Message.ShouldContain("Mail:From");
    }

    private WebApplicationFactory<Program> Mailing(SmtpServer server) => site.WithWebHostBuilder(builder => builder
        .UseSetting("Mail:Host", "127.0.0.1").UseSetting("Mail:Port", $"{server.Port}").UseSetting("Mail:StartTls", "false").UseSetting("Mail:From", "lms@example.edu.vn"));

    private Task<(HttpStatusCode Status, string? Location, string Page)> SendAsync(string unit) => department.PostAsync(Address, ("units", unit), ("template", Template));

    private Task<bool> GrantAsync(DateOnly lastDay) => site.InScopeAsync<LmsDbContext, bool>(async db =>
    {
        var plan = await db.Plans.SingleAsync(p => p.Id == world.Plan.Id);
        var late = LateRequest.Ask(plan, world.Unit.Id, "Mất điện", world.Officer.AccountId, site.Clock.Now).Value!;
        late.Grant(VietnamTime.StartOf(lastDay.AddDays(1)), "Đồng ý", world.Department.AccountId, site.Clock.Now).ShouldBeNull();
        db.LateRequests.Add(late);
        await db.SaveChangesAsync();
        return true;
    });

    private Task<int> CountAsync() => site.InScopeAsync<LmsDbContext, int>(db => db.Reminders.CountAsync());

    private Task<OutgoingMail> MailAsync() => site.InScopeAsync<LmsDbContext, OutgoingMail>(db => db.OutgoingMails.AsNoTracking().SingleAsync());

    private static async Task UntilAsync(Func<Task<bool>> done)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (await done()) return;
            await Task.Delay(100);
        }

        throw new TimeoutException("It did not happen in thirty seconds.");
    }

    [GeneratedRegex("action=\"(/reminders/[^\"]+/reading)\"")]
    private static partial Regex ReadingForm();
}
