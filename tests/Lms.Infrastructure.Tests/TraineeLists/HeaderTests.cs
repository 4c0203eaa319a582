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
