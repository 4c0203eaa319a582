using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Walk;

public sealed partial class WalkTests
{
    private const string Teacher = "Bùi Hồng Hiền";
    private const string TeacherEmail = "hien@example.edu.vn";
    private const int FirstInPersonDay = 7;
    private const int OnlineDay = 9;
    private const int PracticumDay = 11;
    private const int LastDay = 15;

    private string _plan = "";
    private Person _teacher = null!;

    private async Task The_department_officer_writes_and_issues_a_plan()
    {
        await _officer.GoAsync("/plans");
        await _officer.LookAsync("plans-empty");
        await _officer.FollowAsync("Soạn kế hoạch");
        await FillInThePlanAsync();
        await _officer.LookAsync("plan-form");
        await _officer.Button("Lưu kế hoạch").Last.ClickAsync();
        await _officer.SeesAsync("Đã lưu kế hoạch ở trạng thái đang soạn");
        _plan = _officer.Path;

        await _officer.GoAsync($"{_plan}/quotas");
        await _officer.FillAsync($"Chỉ tiêu của {District}", "5");
        await _officer.FillAsync($"Chỉ tiêu của {UpperSecondary}", "1");
        await _officer.SeesAsync("Tổng 6 chỉ tiêu, khớp quy mô 6");
        await _officer.LookAsync("quotas");
        await _officer.PressAsync("Lưu chỉ tiêu");
        await _officer.SeesAsync("Tổng chỉ tiêu của kế hoạch là 6");

        await _officer.GoAsync(_plan);
        await _officer.FollowAsync("Ban hành");
        await _officer.FillAsync("Số, ký hiệu", "63/KH-SGDĐT");
        await _officer.FillAsync("Ngày ban hành", _site.Clock.Day(0));
        await _officer.FillAsync("Người ký", "Bùi Văn Kiệm, Phó Giám đốc");
        await _officer.LookAsync("plan-issue");
        await _officer.ConfirmAsync("Ban hành");
        await _officer.SeesAsync("Đã ban hành kế hoạch số 63/KH-SGDĐT");
        await _officer.LookAsync("plan");
    }

    private async Task FillInThePlanAsync()
    {
        ILocator Named(string name) => _officer.Page.Locator($"[name='Form.{name}']");
        await _officer.FillAsync("Tên kế hoạch", "Tập huấn giáo viên tiếng Anh tổ chức hoạt động ngoại khóa và xây dựng môi trường ngoại ngữ");
        await _officer.FillAsync("Quy mô (số học viên)", "6");
        await _officer.FillAsync("Loại văn bản", "Quyết định");
        await _officer.FillAsync("Số, ký hiệu", "3668/QĐ-UBND");
        await _officer.FillAsync("Cơ quan ban hành", "UBND thành phố Hải Phòng");
        await _officer.FillAsync("Trích yếu", "về Kế hoạch dạy và học ngoại ngữ");
        await _officer.FillAsync("Địa điểm", "Trung tâm GDKTTH–HN và BDNG, 15 Khúc Thừa Dụ");
        await _officer.FillAsync("Ngày đầu tiên", _site.Clock.Day(FirstInPersonDay));
        await _officer.PressAsync("Thêm bốn buổi thường lệ");
        await Expect(Named("Sessions[3].Date")).ToHaveValueAsync(_site.Clock.Day(FirstInPersonDay + 1));
        await Named("OnlineFrom").FillAsync(_site.Clock.Day(OnlineDay));
        await Named("OnlineTo").FillAsync(_site.Clock.Day(OnlineDay));
        await Named("PracticumFrom").FillAsync(_site.Clock.Day(OnlineDay + 1));
        await Named("PracticumTo").FillAsync(_site.Clock.Day(LastDay));
        await Named("DeadlineDate").FillAsync(_site.Clock.Day(3));
        await _officer.FillAsync("Thời gian học trực tuyến (phút)", "2");
        await _officer.FillAsync("Số nhiệm vụ trực tuyến", "1");
    }

    private async Task The_unit_officer_sends_a_list_mended_in_both_ways()
    {
        await _unitOfficer.GoAsync("/");
        await _unitOfficer.LookAsync("home-unit-officer");
        await _unitOfficer.FollowAsync("Lập danh sách");
        await _unitOfficer.SeesAsync("Tải mẫu của đơn vị");
        await _unitOfficer.LookAsync("list-start");
        var template = await _unitOfficer.DownloadAsync("Tải Mẫu 01 (.xlsx)");

        // A personal id that has lost a digit, and a day that no calendar has.
        var people = People();
        (people[1][TraineeColumn.PersonalId], people[3][TraineeColumn.BirthDate]) = ("09918500002", "31/02/1988");
        await UploadAsync(Papers.Fill(template, "danh-sach.xlsx", people));
        await _unitOfficer.SeesAsync("Còn 2 dòng phải sửa hoặc bỏ");
        await _unitOfficer.LookAsync("list-findings");
        (await _unitOfficer.Button("Nộp danh sách").IsDisabledAsync()).ShouldBeTrue();

        // The day is mended in the file, which then stands for the whole list.
        people[3][TraineeColumn.BirthDate] = "28/02/1988";
        await _unitOfficer.FollowAsync("Tải tệp lên");
        await _unitOfficer.SeesAsync("Danh sách đang soạn có 5 người, 2 dòng phải sửa");
        await _unitOfficer.Page.GetByLabel("thay toàn bộ 5 người đang có").CheckAsync();
        await UploadAsync(Papers.Fill(template, "danh-sach-sua.xlsx", people));
        await _unitOfficer.SeesAsync("Còn 1 dòng phải sửa hoặc bỏ");

        // The id is mended on the page.
        await _unitOfficer.FollowAsync("Sửa dòng 2");
        await _unitOfficer.LookAsync("list-row");
        await _unitOfficer.FillAsync("Số CCCD/ĐDCN, dòng 2", "099185000002");
        await _unitOfficer.PressAsync("Lưu Số CCCD/ĐDCN, dòng 2");
        await _unitOfficer.SeesAsync("Đã lưu dòng 2");
        await _unitOfficer.LookAsync("list-ready");

        await _unitOfficer.ConfirmAsync("Nộp danh sách");
        await _unitOfficer.IsAtAsync("/receipt$");
        await _unitOfficer.SeesAsync("Mã đối chiếu nội dung");
        await _unitOfficer.LookAsync("receipt");
    }

    private async Task UploadAsync(FilePayload file)
    {
        await Person.GiveAsync(_unitOfficer.Page.Locator("#files"), file);
        await _unitOfficer.PressAsync("Tải lên và kiểm tra");
        await _unitOfficer.IsAtAsync("/trainee-lists/[0-9a-f-]+$");
    }

    private static List<Dictionary<TraineeColumn, string>> People() =>
    [
        Row(1, Teacher, "05/09/1985", "Trường THCS Lê Chân", "THCS", TeacherEmail),
        Row(2, "Nguyễn Thị Ánh Tuyết", "12/03/1985", "Trường Tiểu học Nguyễn Du", "Tiểu học", "tuyet@example.edu.vn"),
        Row(3, "Đỗ Quỳnh Như", "20/11/1985", "Trường THCS Nguyễn Bá Ngọc", "THCS", "nhu@example.edu.vn"),
        Row(4, "Trần Thu Cúc", "28/02/1988", "Trường THCS Lê Chân", "THCS", "cuc@example.edu.vn"),
        Row(5, "Phạm Đặng Thuỷ", "01/07/1985", "Trường Tiểu học Nguyễn Du", "Tiểu học", "thuy@example.edu.vn"),
    ];

    private static Dictionary<TraineeColumn, string> Row(int number, string name, string birth, string school, string level, string email) => new()
    {
        [TraineeColumn.FullName] = name,
        [TraineeColumn.BirthDate] = birth,
        [TraineeColumn.Gender] = "Nữ",
        [TraineeColumn.PersonalId] = $"0991{birth[^2..]}00000{number}",
        [TraineeColumn.School] = school,
        [TraineeColumn.Level] = level,
        [TraineeColumn.Subject] = "Tiếng Anh",
        [TraineeColumn.Phone] = $"091234567{number}",
        [TraineeColumn.Email] = email,
    };

    private async Task The_department_officer_accepts_divides_and_convenes()
    {
        await _officer.GoAsync("/");
        await _officer.LookAsync("home-department");
        await Watch.PictureAsync(_officer.Page, "home-department");
        await _officer.GoAsync($"{_plan}/trainee-lists");
        await _officer.LookAsync("lists-board");
        await _officer.Page.Locator(".list-states a").First.ClickAsync();
        await _officer.LookAsync("list-to-accept");
        await _officer.ConfirmAsync("Tiếp nhận");
        await _officer.SeesAsync("Đã tiếp nhận danh sách và ghi danh học viên");

        _site.Clock.MoveTo(4, new(9, 0));
        await _officer.GoAsync($"{_plan}/classes");
        await _officer.PressAsync("Chia thành 1 lớp");
        await _officer.SeesAsync("Đã chia thành 1 lớp");
        await _officer.LookAsync("classes");
        await _officer.FollowAsync("Xem và phân công");
        await _officer.FillAsync("Phòng học", "Phòng A2");
        await _officer.PressAsync("Lưu");
        await _officer.SeesAsync("Đã lưu");
        await _officer.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(TrainerName) }).CheckAsync();
        await _officer.PressAsync("Lưu phân công");
        await Expect(_officer.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex(TrainerName) })).ToBeCheckedAsync();
        await _officer.LookAsync("class");

        await _officer.GoAsync($"{_plan}/convening");
        await _officer.SeesAsync("Lớp nào cũng có giảng viên");
        await _officer.FillAsync("Số, ký hiệu quyết định", "1234/QĐ-SGDĐT");
        await _officer.FillAsync("Người ký", "Bùi Văn Kiệm, Phó Giám đốc");
        await _officer.LookAsync("convening");
        await _officer.ConfirmAsync("Triệu tập 5 học viên");
        await _officer.SeesAsync("Đã triệu tập");
        await _officer.GoAsync($"{_plan}/invitations");
        await _officer.LookAsync("invitations");
    }

    private async Task The_teacher_takes_the_seat()
    {
        var link = await _officer.Button($"Chép liên kết của {Teacher}").GetAttributeAsync("data-copy");
        _teacher = await _browsers.SeatAsync(TeacherEmail, 390);
        await _teacher.AcceptAsync(link!);
        await _teacher.GoAsync("/");
        await _teacher.LookAsync("home-teacher");
    }
}
