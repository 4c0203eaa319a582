using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

public class HeaderTests
{
    private const string Rest = "099180000001,TH A,TH,Anh,0912345678,t@example.edu.vn";

    [Theory]
    [InlineData("TT,Họ và tên,,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email", ",Họ đệm,Tên,,,,,,,", "1,Lê Thị,Tâm,02/01/1980," + Rest)]
    [InlineData("TT,Họ và tên,Ngày sinh,,,CCCD,Trường,Cấp,Môn,SĐT,Email", ",,Ngày,Tháng,Năm,,,,,,", "1,Lê Thị Tâm,2,1,1980," + Rest)]
    [InlineData("TT,Họ và tên,Ngày sinh,,CCCD,Trường,Cấp,Môn,SĐT,Email", ",,Nam,Nữ,,,,,,", "1,Lê Thị Tâm,,02/01/1980," + Rest)]
    [InlineData("TT,Họ và tên,Giới tính,,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email", ",,Nam,Nữ,,,,,,,", "1,Lê Thị Tâm,,x,02/01/1980," + Rest)]
    [InlineData("TT,Họ và tên,Cá nhân,,Công tác,,,Liên hệ,", ",,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email", "1,Lê Thị Tâm,02/01/1980," + Rest)]
    [InlineData("Thông tin cá nhân,,,,Công tác,,,Liên hệ,", "TT,Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email", "1,Lê Thị Tâm,02/01/1980," + Rest)]
    [InlineData("TT,Họ,Tên,Ngày,Tháng,Năm sinh,CCCD,Trường,Cấp,Môn,SĐT,Email", "", "1,Lê Thị,Tâm,2,1,1980," + Rest)]
    public void A_header_of_one_line_or_two_is_understood(string top, string sub, string person)
    {
        var reading = Samples.Read(Samples.Csv([top, .. sub.Length > 0 ? new[] { sub } : [], person]), "a.csv");
        var fields = RowReader.Read(reading.Rows.Single(), Samples.Rules).Fields;
        (fields.FullName, fields.BirthDate, fields.PersonalId, fields.Email).ShouldBe(("Lê Thị Tâm", new DateOnly(1980, 1, 2), "099180000001", "t@example.edu.vn"));
        if (top.Contains("Giới tính") || sub.Contains("Nữ")) fields.Gender.ShouldBe(Gender.Female);
    }

    [Fact]
    public void Columns_of_the_files_own_are_kept_and_come_back_with_the_workbook()
    {
        var reading = Samples.Read(Samples.Csv("Tổ,Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email,Thâm niên,Tổ", "Tổ 1,Lê Tâm,02/01/1980," + Rest + ",12 năm,"), "a.csv");
        var row = reading.Rows.Single();
        row.Extra.ShouldBe([new("Tổ", "Tổ 1"), new("Thâm niên", "12 năm")]);

        var again = Samples.Read(AnnotatedWorkbook.Write(Samples.Context(), [new(row, [])], _ => "x")).Rows.Single();
        again.Extra.ShouldBe(row.Extra);
        again.Cells.Where(c => c.Key != TraineeColumn.Ordinal).OrderBy(c => c.Key).ShouldBe(row.Cells.OrderBy(c => c.Key));
    }

    [Fact]
    public void Columns_that_no_word_tells_are_asked_for_once_and_known_again_by_their_header()
    {
        var file = Samples.Csv("Cô giáo,Sinh,Giấy tờ,Chỗ làm,Loại,Dạy,Liên lạc,Thư", "Lê Tâm,02/01/1980," + Rest);
        var list = OpenedList.Open(new MemoryStream(file), "a.csv").Value!;
        var question = list.Questions(UploadAnswers.None).Columns.ShouldNotBeNull();
        question.Lines.Count.ShouldBe(2);

        var told = new ColumnChoice(1, [TraineeColumn.FullName, TraineeColumn.BirthDate, TraineeColumn.PersonalId, TraineeColumn.School, TraineeColumn.Level, TraineeColumn.Subject, TraineeColumn.Phone, null]);
        var answers = new UploadAnswers(Columns: told);
        list.Questions(answers).IsEmpty.ShouldBeTrue();
        var row = list.Read(answers).Value!.Rows.Single();
        row[TraineeColumn.Phone].ShouldBe("0912345678");
        row.Extra.ShouldBe([new("Thư", "t@example.edu.vn")]);

        var later = OpenedList.Open(new MemoryStream(Samples.Csv("Danh sách", "CÔ GIÁO,Sinh,Giấy  tờ,Chỗ làm,Loại,Dạy,Liên lạc,Thư", "Lê Hà,02/01/1980," + Rest)), "b.csv").Value!;
        later.Remember(new Dictionary<string, IReadOnlyList<TraineeColumn?>> { [list.SignatureOf(told)!] = told.Columns });
        later.Questions(UploadAnswers.None).IsEmpty.ShouldBeTrue();
        later.Read(UploadAnswers.None).Value!.Rows.Single()[TraineeColumn.FullName].ShouldBe("Lê Hà");
    }

    private const string NameHead = "TT,Họ và tên,,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Email";

    [Theory]
    [InlineData("x", "", "Nhóm trưởng")]
    [InlineData("Nữ", "Nam", "Nữ")]
    [InlineData("Toán", "Toán", "Toán")]
    [InlineData("", "", "Tổ 2")]
    public void A_cell_under_a_blank_heading_beside_the_name_is_the_files_own(string one, string two, string three)
    {
        string[] cells = [one, two, three, one, two];
        var lines = cells.Select((cell, i) => $"{i + 1},Lê Thị Thu Hà,{cell},02/01/1980,{Rest}");
        var reading = Samples.Read(Samples.Csv([NameHead, .. lines]), "a.csv");
        reading.Rows.ShouldAllBe(row => row[TraineeColumn.FullName] == "Lê Thị Thu Hà");
        reading.Rows.SelectMany(row => row.Extra).Select(cell => (cell.Heading, cell.Text))
            .ShouldBe(cells.Where(cell => cell.Length > 0).Select(cell => ("Cột C", cell)));
    }

    [Fact]
    public void Given_names_under_a_blank_heading_are_joined_to_the_names_beside_them()
    {
        string[] given = ["Hà", "Tâm", "Ánh", "Hà", "Việt", "Thịnh"];
        var lines = given.Select((name, i) => $"{i + 1},Lê Thị,{name},02/01/1980,{Rest}");
        var reading = Samples.Read(Samples.Csv([NameHead, .. lines]), "a.csv");
        reading.Rows.Select(row => row[TraineeColumn.FullName]).ShouldBe(given.Select(name => $"Lê Thị {name}"));
    }

    [Theory]
    [InlineData("Đơn vị,Trường", "Phòng GD&ĐT Quận Lê Chân,Trường Tiểu học Nguyễn Du", "Trường Tiểu học Nguyễn Du")]
    [InlineData("Trường,Đơn vị", "Trường Tiểu học Nguyễn Du,Phòng GD&ĐT", "Trường Tiểu học Nguyễn Du")]
    public void Of_two_columns_with_one_meaning_the_one_that_fits_is_proposed_and_asked_for(string heads, string cells, string school)
    {
        var file = Samples.Csv($"Họ và tên,Ngày sinh,CCCD,{heads},Cấp,Môn,SĐT,Email",
            $"Lê Thị Tâm,02/01/1980,099180000001,{cells},TH,Anh,0912345678,t@example.edu.vn");
        var list = OpenedList.Open(new MemoryStream(file), "a.csv").Value!;
        var question = list.Questions(UploadAnswers.None).Columns.ShouldNotBeNull();
        question.Doubled.ShouldBe([TraineeColumn.School]);
        var at = question.Columns.ToList().IndexOf(TraineeColumn.School);
        question.Lines[1].Cells[at].ShouldBe(school);

        var answers = new UploadAnswers(Columns: new ColumnChoice(question.HeaderLine, question.Columns));
        list.Questions(answers).IsEmpty.ShouldBeTrue();
        var row = list.Read(answers).Value!.Rows.Single();
        row[TraineeColumn.School].ShouldBe(school);
        row.Extra.Single().Text.ShouldStartWith("Phòng");
    }

    [Fact]
    public void Two_phones_of_which_one_is_the_schools_are_asked_about_and_the_mobiles_are_proposed()
    {
        var lines = Enumerable.Range(1, 3).Select(i =>
            $"Lê Thị Tâm,0{i}/01/1980,09918000000{i},TH A,TH,Anh,02253822555,091234567{i},t{i}@example.edu.vn");
        var file = Samples.Csv(["Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,Điện thoại,Điện thoại,Email", .. lines]);
        var list = OpenedList.Open(new MemoryStream(file), "a.csv").Value!;
        var question = list.Questions(UploadAnswers.None).Columns.ShouldNotBeNull();
        question.Doubled.ShouldBe([TraineeColumn.Phone]);
        question.Columns.ToList().IndexOf(TraineeColumn.Phone).ShouldBe(7);
    }

    [Theory]
    [InlineData(",")]
    [InlineData("0912345678,0912345678")]
    [InlineData(",0912345678")]
    public void A_second_column_without_text_or_with_the_same_is_no_second_reading(string phones)
    {
        var two = phones == "," ? "0912345678," : phones;
        var file = Samples.Csv("Họ và tên,Ngày sinh,CCCD,Trường,Cấp,Môn,SĐT,Điện thoại,Email",
            $"Lê Thị Tâm,02/01/1980,099180000001,TH A,TH,Anh,{two},t@example.edu.vn");
        var list = OpenedList.Open(new MemoryStream(file), "a.csv").Value!;
        list.Questions(UploadAnswers.None).IsEmpty.ShouldBeTrue();
        list.Read(UploadAnswers.None).Value!.Rows.Single()[TraineeColumn.Phone].ShouldBe("0912345678");
    }

    [Theory]
    [InlineData("1. Họ và tên (viết có dấu) *,2. Ngày sinh,3. Số CCCD (12 số),4. Trường đang công tác,Câu 5: Cấp học,6) Môn dạy,7/ SĐT,Email [bắt buộc]")]
    [InlineData("Họ và tên: *,Ngày sinh (bắt buộc),CCCD *,Trường:,Cấp học*,Môn *,Số điện thoại (Zalo),Email bắt buộc")]
    public void Numbers_stars_and_colons_around_a_heading_do_not_hide_it(string head)
    {
        var list = OpenedList.Open(new MemoryStream(Samples.Csv(head, "Lê Thị Tâm,02/01/1980," + Rest)), "a.csv").Value!;
        list.Questions(UploadAnswers.None).IsEmpty.ShouldBeTrue();
        list.Read(UploadAnswers.None).Value!.Rows.Single()[TraineeColumn.Email].ShouldBe("t@example.edu.vn");
    }

    [Theory]
    [InlineData("GT")]
    [InlineData("G/tính")]
    [InlineData("Phái")]
    [InlineData("Nam/Nữ")]
    public void The_usual_short_headings_of_sex_are_known(string head) =>
        TraineeColumns.ByHeadingText(head).ShouldBe(TraineeColumn.Gender);

    [Fact]
    public void A_sheet_without_any_header_is_read_from_its_first_line_by_what_a_person_says()
    {
        var list = OpenedList.Open(new MemoryStream(Samples.Csv("Lê Tâm,02/01/1980", "Lê Hà,03/01/1980")), "a.csv").Value!;
        list.Questions(UploadAnswers.None).Columns!.HeaderLine.ShouldBe(0);
        var told = new ColumnChoice(0, [TraineeColumn.FullName, TraineeColumn.BirthDate]);
        list.Read(new UploadAnswers(Columns: told)).Value!.Rows.Select(row => row[TraineeColumn.FullName]).ShouldBe(["Lê Tâm", "Lê Hà"]);
        list.SignatureOf(told).ShouldBeNull();
    }
}
