using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class RowReaderTests
{
    [Fact]
    public void A_clean_row_has_its_fields_and_no_finding()
    {
        var (fields, findings) = Rows.Read((TraineeColumn.Note, "Dự bị"));
        findings.ShouldBeEmpty();
        fields.ShouldBe(new TraineeFields
        {
            FullName = "Nguyễn Thị Hồng",
            BirthDate = new(1985, 9, 5),
            BirthYear = 1985,
            Gender = Gender.Female,
            TeacherCode = "GV000001",
            PersonalId = "099185000001",
            SchoolText = "Trường Tiểu học Nguyễn Du",
            Level = SchoolLevel.Primary,
            Subject = "Tiếng Anh",
            Phone = "0912345678",
            Email = "hong@example.edu.vn",
            Note = "Dự bị",
            IsReserve = true,
        });
    }

    [Theory]
    [InlineData(TraineeColumn.FullName, "ÐỖ THỊ HOÀ", "Đỗ Thị Hoà", "Fixed UnicodeStroke, Fixed NameCase")]
    [InlineData(TraineeColumn.FullName, "Lê\u00A0 Văn An ", "Lê Văn An", "Fixed Spaces")]
    [InlineData(TraineeColumn.FullName, "Le\u0302 Va\u0306n An", "Lê Văn An", "Fixed UnicodeForm")]
    [InlineData(TraineeColumn.FullName, "VănÁnh Lê", "VănÁnh Lê", "")]
    [InlineData(TraineeColumn.FullName, "Anna Müller", "Anna Müller", "Warning LegacyEncodingLikely")]
    [InlineData(TraineeColumn.FullName, "Hồng", "Hồng", "Warning NameOneWord")]
    [InlineData(TraineeColumn.FullName, "NguyÔn ThÞ Hång", "NguyÔn ThÞ Hång", "Blocking LegacyEncoding")]
    [InlineData(TraineeColumn.School, "Tr­êng TiÓu häc NguyÔn Du", "Tr­êng TiÓu häc NguyÔn Du", "Blocking LegacyEncoding")]
    [InlineData(TraineeColumn.FullName, "Nguy?n Th? H?ng", "Nguy?n Th? H?ng", "Blocking TextDamaged")]
    [InlineData(TraineeColumn.FullName, "Lê Văn An 2", "Lê Văn An 2", "Blocking NameHasDigits")]
    [InlineData(TraineeColumn.FullName, " \u200B", null, "Fixed Unicode, Blocking RequiredMissing")]
    [InlineData(TraineeColumn.TeacherCode, "'gv 000001", "GV000001", "Fixed LeadingApostrophe, Fixed TeacherCodeForm")]
    [InlineData(TraineeColumn.TeacherCode, "1.2E+09", "1.2E+09", "Blocking IdScientific")]
    [InlineData(TraineeColumn.Email, "<Hong@Example.edu.vn>; ", "hong@example.edu.vn", "Fixed Spaces, Fixed EmailForm")]
    [InlineData(TraineeColumn.Email, "hồng@example.edu.vn", "hồng@example.edu.vn", "Blocking EmailInvalid")]
    [InlineData(TraineeColumn.Gender, "nu", "Nữ", "Fixed GenderWord")]
    [InlineData(TraineeColumn.Gender, "x", "x", "Warning GenderUnknown")]
    [InlineData(TraineeColumn.Level, "cấp I", "Tiểu học", "Fixed LevelWord")]
    [InlineData(TraineeColumn.Level, "đại học", "đại học", "Blocking LevelUnknown")]
    public void A_cell_is_mended_warned_about_or_blocked_and_keeps_what_was_typed(TraineeColumn column, string typed, string? kept, string findings)
    {
        var reading = Rows.Read((column, typed));
        reading.Cells.GetValueOrDefault(column).ShouldBe(kept);
        string.Join(", ", reading.Findings.Names()).ShouldBe(findings);
        reading.Findings.ShouldAllBe(finding => finding.Column == column);
    }

    [Fact]
    public void Every_required_column_that_is_empty_blocks_and_so_does_the_lack_of_both_identifiers()
    {
        var findings = RowReader.Read(new RawRow(10, "", new Dictionary<TraineeColumn, string>()), Rows.Rules).Findings;
        findings.Where(f => f.Key == "Finding.RequiredMissing").Select(f => f.Column).ShouldBe(
            TraineeColumns.All.Where(c => c.IsRequired()).Cast<TraineeColumn?>(), ignoreOrder: true);
        findings.Single(f => f.Code == FindingCode.ID).Key.ShouldBe("Finding.CodeOrIdMissing");
    }

    [Fact]
    public void One_identifier_is_enough()
    {
        Rows.Read((TraineeColumn.TeacherCode, "")).Findings.ShouldBeEmpty();
        Rows.Read((TraineeColumn.PersonalId, "")).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void All_errors_of_a_row_come_at_once() =>
        Rows.Read((TraineeColumn.BirthDate, "x"), (TraineeColumn.Phone, "1"), (TraineeColumn.Email, "@")).Findings.Names()
            .ShouldBe(["Blocking BirthDateInvalid", "Blocking PhoneInvalid", "Blocking EmailInvalid"]);

    [Theory]
    [InlineData("DỰ BỊ", true)]
    [InlineData("Danh sách dự  bị số 1", true)]
    [InlineData("không dự bị", false)]
    [InlineData("", false)]
    public void The_note_marks_a_reserve(string note, bool reserve) => Rows.Read((TraineeColumn.Note, note)).Fields.IsReserve.ShouldBe(reserve);

    [Fact]
    public void Findings_survive_json()
    {
        var finding = Rows.Read((TraineeColumn.BirthDate, "02/13/1980")).Findings[0];
        var json = JsonSerializer.Serialize(finding);
        json.ShouldContain("\"Blocking\"");
        var back = JsonSerializer.Deserialize<RowFinding>(json)!;
        back.Arguments["Suggested"].ShouldBe("13/02/1980");
        JsonSerializer.Serialize(back).ShouldBe(json);
    }

    [Fact]
    public void Reading_what_was_mended_mends_nothing_more_and_loses_nothing() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Rows.Any, row =>
        {
            var first = RowReader.Read(row, Rows.Rules);
            var second = RowReader.Read(row with { Cells = first.Cells }, Rows.Rules);
            return second.Findings.All(finding => finding.Severity != FindingSeverity.Fixed)
                && second.Fields == first.Fields
                && second.Cells.OrderBy(c => c.Key).SequenceEqual(first.Cells.OrderBy(c => c.Key));
        }));

    [Fact]
    public void Fields_written_as_cells_are_read_as_the_same_fields() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Rows.Any, row =>
        {
            var fields = RowReader.Read(row, Rows.Rules).Fields;
            return RowReader.Read(row with { Cells = fields.ToCells() }, Rows.Rules).Fields == fields;
        }));
}
