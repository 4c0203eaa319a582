using Lms.Domain.TraineeLists;

namespace Lms.Infrastructure.Tests.TraineeLists;

/// <summary>
/// Blank is judged by person: whoever has a name with a birth date or an id is in, all else is out and said.
/// </summary>
public class RowSkippingTests
{
    private const string Head = "TT;Họ và tên;Ngày sinh;CCCD;Trường;Cấp;Môn;SĐT;Email;Ghi chú";
    private const string Person = "1;Lê Thị Tâm;02/01/1980;099180000001;TH A;TH;Anh;0912345678;t@example.edu.vn;";

    [Theory]
    [InlineData("I;Trường Tiểu học Kim Đồng;;;;;;;;", SkipReason.Section)]
    [InlineData("II;Trường THCS Chu Văn An (2 người);;;;;;;;", SkipReason.Section)]
    [InlineData("2;Trường THCS Chu Văn An;;;;;;;;", SkipReason.Section)]
    [InlineData("II;Trường THCS Chu Văn An;;;;;;0225 3822 555;;2 người", SkipReason.Section)]
    [InlineData("III. KHỐI TIỂU HỌC;;;;;;;;;", SkipReason.Section)]
    [InlineData("A;Khối mầm non;;;;;;;;", SkipReason.Section)]
    [InlineData(";TRUONG TIEU HOC NGUYEN DU;;;;;;;;", SkipReason.Section)]
    [InlineData(";(Danh sách dự bị);;;;;;;;", SkipReason.Section)]
    [InlineData("(Danh sách này có 05 người);;;;;;;;;", SkipReason.Total)]
    [InlineData(";Cộng II: 2;;;;;;;;", SkipReason.Total)]
    [InlineData(";Cộng;;;;;;;;3", SkipReason.Total)]
    [InlineData(";Tổng: 5 người;;;;;;;;", SkipReason.Total)]
    [InlineData(";Tổng cộng;;594550000005;;;;;;", SkipReason.Total)]
    [InlineData("Total;;;;;;;;;3", SkipReason.Total)]
    [InlineData("Trang 1/2;;;;;;;;;", SkipReason.PageNumber)]
    [InlineData(";;;;;Page 1 of 2;;;;", SkipReason.PageNumber)]
    [InlineData(";Trang 2;;;;;;;;", SkipReason.PageNumber)]
    [InlineData(";;;;;Hồng Bàng, ngày 01/12/2026;;;;", SkipReason.Signature)]
    [InlineData(";;;;;Hải Phòng, ngày 06 tháng 12 năm 2022;;;;", SkipReason.Signature)]
    [InlineData(";;Hồng Bàng, ngày 01/12/2026;;;;;;;", SkipReason.Signature)]
    [InlineData(";NGƯỜI LẬP BIỂU;;;;TRƯỞNG PHÒNG;;;;", SkipReason.Signature)]
    [InlineData(";Nơi nhận: - Sở GD&ĐT; - Lưu VT;;;;;;;", SkipReason.Signature)]
    [InlineData("7;;;;TH A;TH;Tiếng Anh;;;", SkipReason.NoPerson)]
    [InlineData(";;;;;;Tiếng Anh;;;", SkipReason.NoPerson)]
    [InlineData("TT;Họ và tên;Ngày sinh;CCCD;Trường;Cấp;Môn;SĐT;Email;Ghi chú", SkipReason.RepeatedHeader)]
    [InlineData("(1);(2);(3);(4);(5);(6);(7);(8);(9);(10)", SkipReason.ColumnNumbers)]
    [InlineData("8;;;;;;;;;", SkipReason.Blank)]
    public void A_line_that_names_nobody_is_skipped_with_its_reason(string line, SkipReason reason)
    {
        var reading = Samples.Read(Samples.Csv(Head, Person, line, Person), "a.csv");
        reading.Rows.Select(row => row.Line).ShouldBe([2, 4]);
        reading.Skipped.Single().ShouldBe(new SkippedRow("", 3, reason, reading.Skipped.Single().Text));
        var told = reading.Skipped.Single().Text;
        foreach (var text in line.Split(';').Where(cell => cell.Length > 0)) told.ShouldContain(text.Trim());
    }

    [Theory]
    [InlineData("3;Tống Công;02/01/1980;;;;;;;")]
    [InlineData("3;Cộng;;099180000001;;;;;;")]
    [InlineData(";Trang;02/01/1980;;;;;;;")]
    [InlineData("3;Trương Thị Hoa;;;;;;;;")]
    [InlineData("3;Tô Văn Khối;;;;;;;;")]
    [InlineData(";Lê Thị Hà;;;TH A;;;;;")]
    [InlineData(";Lê Thị Hà;;;;;;;;")]
    [InlineData("3;Lê Thị Hà;chưa rõ;;;;;;;")]
    [InlineData(";;02/01/1980;099180000001;TH A;;;;;")]
    [InlineData(";;;;;;;0912345678;;")]
    [InlineData("3;Lê Thị Ký;;;;;;;;Ngày vào ngành 01/12/2010")]
    [InlineData("3;Lê Thị Hà;3-Apr-80;;;;;;;")]
    public void Whoever_may_be_a_person_is_never_skipped(string line)
    {
        var reading = Samples.Read(Samples.Csv(Head, Person, line, Person), "a.csv");
        reading.Rows.Select(row => row.Line).ShouldBe([2, 3, 4]);
        reading.Skipped.ShouldBeEmpty();
    }

    [Fact]
    public void People_below_a_signature_are_people_again_and_the_signers_name_is_not()
    {
        string[] between = [";HIỆU TRƯỞNG;;;;;;;;", ";Phạm Văn Trưởng;;;;;;;;", "I;Trường THCS A;;;;;;;;"];
        var reading = Samples.Read(Samples.Csv([Head, Person, .. between, Person, "2;Lê Hà;;;TH A;;;;;"]), "a.csv");
        reading.Rows.Select(row => row.Line).ShouldBe([2, 6, 7]);
        reading.Skipped.Select(row => row.Reason)
            .ShouldBe([SkipReason.Signature, SkipReason.Signature, SkipReason.Section]);
    }

    [Fact]
    public void Of_random_lists_with_such_lines_between_all_people_are_in_and_all_others_are_out_and_said()
    {
        string[] others =
        [
            "I;Trường Tiểu học Kim Đồng;;;;;;;;", ";Cộng II: 2;;;;;;;;", "III. KHỐI TIỂU HỌC;;;;;;;;;",
            "Trang 1/2;;;;;;;;;", ";;;;;Hồng Bàng, ngày 01/12/2026;;;;", ";;;;TH A;TH;Tiếng Anh;;;", Head,
            "(Danh sách này có 05 người);;;;;;;;;", ";Tổng cộng;;;;;;;;9", "9;;;;;;;;;", ";;;;;;;;;",
            "Total;;;;;;;;;3", ";NGƯỜI LẬP;;;;HIỆU TRƯỞNG;;;;",
        ];
        string[] names =
        [
            "Lê Thị Tâm", "Tống Công", "Trương Khối", "Cộng Văn Trang", "Ngày Thị Tháng", "Tổ Trưởng", "H'Hen Niê",
            "Total Nguyễn",
        ];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var lines = new List<string> { Head };
            var (people, skipped) = (new List<int>(), new List<int>());
            for (var i = 0; i < 40; i++)
            {
                // The first line tells where the header ends.
                var isPerson = i == 0 || random.Next(2) == 0;
                (isPerson ? people : skipped).Add(lines.Count + 1);
                var name = names[random.Next(names.Length)];
                lines.Add(isPerson ? Somebody(random, name) : others[random.Next(others.Length)]);
            }
            var reading = Samples.Read(Samples.Csv([.. lines]), "a.csv");
            reading.Rows.Select(row => row.Line).ShouldBe(people, $"seed {seed}");
            reading.Skipped.Select(row => row.Line).ShouldBe(skipped, $"seed {seed}");
        }
    }

    private static string Somebody(Random random, string name)
    {
        string[] dates = ["02/01/1980", "2/1/80", "1980", "3-Apr-80", "29314", ""];
        var date = dates[random.Next(dates.Length)];
        var id = date.Length == 0 || random.Next(2) == 0 ? $"099180{random.Next(1_000_000):D6}" : "";
        var ordinal = random.Next(3) == 0 ? "" : $"{random.Next(99)}";
        return $"{ordinal};{name};{date};{id};{(random.Next(2) == 0 ? "TH A" : "")};;;;;";
    }
}
