namespace Lms.Web.BrowserTests.Walk;

public sealed partial class WalkTests
{
    private const string Reason = "Họ tên in trên giấy không khớp với hồ sơ";

    private string _certificate = "";
    private string _verification = "";

    private async Task The_department_officer_signs_and_issues()
    {
        _site.Clock.MoveTo(LastDay + 1, new(9, 0));
        await _officer.GoAsync($"{_plan}/completion");
        await _officer.LookAsync("completion-open");
        await _officer.Page.Locator("input[name=closePracticum]").CheckAsync();
        await _officer.PressAsync("Xét hoàn thành");
        await _officer.SeesAsync("Đã xét 5 học viên");
        await _officer.LookAsync("completion");
        await _officer.ConfirmAsync("Ký tất cả (5)");
        await _officer.SeesAsync("Đã ký kết quả của 5 học viên");
        await _officer.FollowAsync(Teacher);
        await _officer.LookAsync("proof-sheet");

        await _officer.GoAsync($"{_plan}/certificates");
        await _officer.FillAsync("Chức vụ người ký", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC");
        await _officer.FillAsync("Họ tên người ký", "Bùi Văn Kiệm");
        await _officer.FillAsync("Ngày cấp", _site.Clock.Day(LastDay + 1));
        await _officer.LookAsync("certificates-to-issue");
        await _officer.ConfirmAsync("Cấp 1 giấy chứng nhận");
        await _officer.SeesAsync("Đã cấp 1 giấy chứng nhận");
        await _officer.LookAsync("certificates");
    }

    private async Task The_teacher_downloads_a_certificate_that_anyone_can_verify()
    {
        await _teacher.GoAsync(_course);
        await _teacher.LookAsync("my-course-completed");
        await _teacher.Page.Locator("a[href^='/certificates/']").First.ClickAsync();
        await _teacher.IsAtAsync("/certificates/[0-9a-f-]+$");
        _certificate = _teacher.Path;
        await _teacher.LookAsync("certificate");
        var pdf = await _teacher.DownloadAsync("Tải PDF");
        (await Papers.TextAsync(pdf)).Normalize().ShouldContain(Teacher.Normalize());
        _verification = Papers.Link(pdf);

        var anybody = await _browsers.SeatAsync("ai đó", 390);
        await anybody.Page.GotoAsync(_verification);
        await anybody.SeesAsync("Giấy chứng nhận còn hiệu lực");
        await anybody.SeesAsync(Teacher);
        await anybody.LookAsync("verify-valid");
    }

    private async Task The_department_officer_revokes_it()
    {
        await _officer.GoAsync(_certificate);
        await _officer.FillAsync("Lý do thu hồi", Reason);
        await _officer.LookAsync("certificate-revoke");
        await _officer.ConfirmAsync("Thu hồi giấy chứng nhận");
        await _officer.SeesAsync("Đã thu hồi giấy chứng nhận");

        var anybody = await _browsers.SeatAsync("ai đó", 390);
        await anybody.Page.GotoAsync(_verification);
        await anybody.SeesAsync("Giấy chứng nhận đã bị thu hồi");
        await anybody.SeesAsync(Reason);
        await anybody.LookAsync("verify-revoked");
    }

    private async Task The_inspector_sees_who_did_what()
    {
        await _inspector.GoAsync("/");
        await _inspector.SeesAsync(Reason);
        await _inspector.LookAsync("home-inspector");
        await _inspector.GoAsync("/journal");
        await _inspector.SeesAsync("Nguyễn Minh Sở");
        await _inspector.SeesAsync(Reason);
        await _inspector.LookAsync("journal");
        await _inspector.GoAsync("/journal/attendance");
        await _inspector.SeesAsync("Trần Thu Cúc");
        await _inspector.LookAsync("journal-attendance");
        await _inspector.GoAsync(_certificate);
        await _inspector.FollowAsync("Phiếu minh chứng");
        await _inspector.SeesAsync("8,5");
        await _inspector.LookAsync("proof-sheet-inspector");
        await _inspector.Page.Locator("a.statement").First.ClickAsync();
        await _inspector.IsAtAsync("/statements/[0-9a-f-]+$");
        await _inspector.LookAsync("statement");
    }
}
