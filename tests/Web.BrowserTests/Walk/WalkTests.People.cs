using Microsoft.Playwright;

namespace Lms.Web.BrowserTests.Walk;

public sealed partial class WalkTests
{
    private const string District = "Phòng GD&ĐT quận Lê Chân";
    private const string UpperSecondary = "Trường THPT Trần Phú";
    private const string TrainerName = "Vũ Thị Hoài An";

    private Person _officer = null!;
    private Person _unitOfficer = null!;
    private Person _trainer = null!;
    private Person _inspector = null!;

    private static FilePayload Units => Papers.Csv(
        "don-vi.csv",
        "kind,code,name,parent,level",
        "Department,HP,Sở GD&ĐT Hải Phòng,,",
        $"DistrictOffice,HP-LC,{District},HP,",
        "School,HP-LC-01,Trường Tiểu học Nguyễn Du,HP-LC,Primary",
        "School,HP-LC-02,Trường THCS Lê Chân,HP-LC,LowerSecondary",
        "School,HP-LC-03,Trường THCS Nguyễn Bá Ngọc,HP-LC,LowerSecondary",
        $"UpperSecondarySchool,HP-TP,{UpperSecondary},HP,UpperSecondary",
        "TrainingProvider,HP-DH,Trường Đại học Hải Phòng,,");

    private async Task The_administrator_imports_units_and_invites_people()
    {
        var administrator = await _browsers.SeatAsync("quan-tri@example.edu.vn");
        await administrator.Page.GotoAsync("/");
        await administrator.LookAsync("sign-in");
        await administrator.AcceptAsync(_site.AdministratorLink, look: "invitation");
        await administrator.LookAsync("home-administrator");

        await administrator.GoAsync("/units");
        await administrator.FollowAsync("Nhập từ tệp");
        await administrator.LookAsync("units-import");
        await Person.GiveAsync(administrator.Page.Locator("input[type=file]"), Units);
        await administrator.PressAsync("Nhập đơn vị");
        await administrator.SeesAsync("Đã nhập: thêm 7");
        await administrator.LookAsync("units");

        await administrator.GoAsync("/trainers");
        await administrator.FollowAsync("Thêm giảng viên");
        await administrator.FillAsync("Họ và tên", TrainerName);
        await administrator.ChooseAsync("Đơn vị công tác", "Trường Đại học Hải Phòng");
        await administrator.PressAsync("Thêm giảng viên");
        await administrator.SeesAsync($"Đã thêm giảng viên {TrainerName}");
        await administrator.LookAsync("trainers");
        await administrator.FollowAsync("Cấp tài khoản");
        _trainer = await InviteAsync(administrator, "giang-vien@example.edu.vn", 390);

        await administrator.GoAsync("/accounts/new");
        await administrator.LookAsync("account-new");
        _officer = await InviteAsync(administrator, "can-bo-so@example.edu.vn", 1440, "DepartmentOfficer", "Nguyễn Minh Sở");
        await administrator.LookAsync("account");
        await administrator.GoAsync("/accounts/new");
        _unitOfficer = await InviteAsync(administrator, "can-bo-don-vi@example.edu.vn", 1440, "UnitOfficer", "Hoàng Thị Đơn", District);
        await administrator.GoAsync("/accounts/new");
        _inspector = await InviteAsync(administrator, "thanh-tra@example.edu.vn", 1440, "Inspector", "Phạm Văn Tra");
        await administrator.GoAsync("/accounts");
        await administrator.LookAsync("accounts");
    }

    /// <summary>Makes an account on the form that is open, takes its link from the page, and lets the person use it.</summary>
    private async Task<Person> InviteAsync(Person administrator, string email, int width, string? role = null, string? name = null, string? unit = null)
    {
        if (role is not null) await administrator.Field("Vai trò").SelectOptionAsync(role);
        if (name is not null) await administrator.FillAsync("Họ và tên", name);
        await administrator.FillAsync("Email", email);
        if (unit is not null) await administrator.ChooseAsync("Đơn vị", unit);
        await administrator.PressAsync("Tạo tài khoản và liên kết mời");
        await administrator.SeesAsync("Đã tạo tài khoản");
        var person = await _browsers.SeatAsync(email, width);
        await person.AcceptAsync(await administrator.Page.GetByRole(AriaRole.Textbox, new() { Name = "Liên kết mời" }).InputValueAsync());
        return person;
    }
}
