using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Lms.Domain.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>One file as it really arrives.</summary>
/// <param name="Expected">
/// "refused X", "asks X", or what was found in each row, by severity and name, rows parted by " | ".
/// </param>
internal sealed record CorpusFile(string Name, string FileName, Func<ListWorld, byte[]> Make, string Expected);

/// <summary>Files with each mistake that lists are known to have, alone and mixed, and what shall come of each.</summary>
internal static class Corpus
{
    private const string Head = "TT,Họ và tên,Ngày sinh,Giới tính,Mã định danh ngành,CCCD,Đơn vị,Cấp,Môn,Chức vụ,Trình độ,SĐT,Email,Nguyện vọng,Ghi chú";
    private const string One = "1,Lê Thị Tâm,02/01/1985,Nữ,GV000101,099185000101,Trường Tiểu học Nguyễn Du,Tiểu học,Tiếng Anh,,,0912000101,tam@example.edu.vn,,";
    private const string Two = "2,Lê Thị Hà,03/01/1985,Nữ,GV000102,099185000102,Trường THCS Lê Chân,THCS,Tiếng Anh,,,0912000102,ha@example.edu.vn,,dự bị";

    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0];

    static Corpus() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static IReadOnlyList<CorpusFile> Files { get; } = [.. Cells(), .. Lists(), .. Texts(), .. Headers(), .. Others(), .. Asked()];

    private static IEnumerable<CorpusFile> Cells()
    {
        (string Name, TraineeColumn Column, string Text, string Expected)[] cells =
        [
            ("clean", TraineeColumn.Note, "", ""),
            ("reserve", TraineeColumn.Note, "Dự bị", ""),
            ("NFD", TraineeColumn.FullName, "Le\u0302 Thi\u0323 Ta\u0302m", "Fixed UnicodeForm"),
            ("mixed NFC and NFD", TraineeColumn.FullName, "Lê Thi\u0323 Tâm", "Fixed UnicodeForm"),
            ("Eth for D with stroke", TraineeColumn.FullName, "Ðỗ Thị Tâm", "Fixed UnicodeStroke"),
            ("no-break spaces", TraineeColumn.FullName, "Lê\u00A0Thị\u00A0\u00A0Tâm", "Fixed Spaces"),
            ("double spaces", TraineeColumn.FullName, " Lê  Thị Tâm ", "Fixed Spaces"),
            ("capitals", TraineeColumn.FullName, "LÊ THỊ TÂM", "Fixed NameCase"),
            ("small letters", TraineeColumn.FullName, "lê thị tâm", "Fixed NameCase"),
            ("right-to-left marks", TraineeColumn.FullName, "\u202ELê Thị\u202C Tâm\u200F", "Fixed UnicodeHidden"),
            ("zero-width space", TraineeColumn.FullName, "Lê Thị\u200B Tâm", "Fixed UnicodeHidden"),
            ("digits in the name", TraineeColumn.FullName, "Lê Thị Tâm 2", "Blocking NameHasDigits"),
            ("question marks", TraineeColumn.FullName, "L? Th? Tâm", "Blocking TextDamaged"),
            ("TCVN3", TraineeColumn.FullName, "NguyÔn ThÞ Hång", "Blocking LegacyEncoding"),
            ("VNI", TraineeColumn.FullName, "Nguyeãn Thò Hoàng", "Blocking LegacyEncoding"),
            ("foreign name", TraineeColumn.FullName, "Anna Müller", "Warning LegacyEncodingLikely"),
            ("huge text", TraineeColumn.FullName, new string('a', 30_000), "Blocking TextTooLong"),
            ("formula text", TraineeColumn.FullName, "=HYPERLINK(\"http://x\")", "Warning NameHasSymbols, Warning NameOneWord"),
            ("no name", TraineeColumn.FullName, "", "Blocking RequiredMissing"),
            ("one-digit day", TraineeColumn.BirthDate, "2/9/1985", "Fixed BirthDateForm"),
            ("ISO date", TraineeColumn.BirthDate, "1985-09-02", "Fixed BirthDateForm"),
            ("dotted date", TraineeColumn.BirthDate, "02.09.1985", "Fixed BirthDateForm"),
            ("serial date", TraineeColumn.BirthDate, "31292", "Fixed BirthDateSerial"),
            ("two-digit year", TraineeColumn.BirthDate, "02/09/85", "Fixed BirthDateShortYear"),
            ("year alone", TraineeColumn.BirthDate, "1985", "Warning BirthDateYearOnly"),
            ("month first", TraineeColumn.BirthDate, "09/25/1985", "Blocking BirthDateMonthFirst"),
            ("no date", TraineeColumn.BirthDate, "chưa rõ", "Blocking BirthDateInvalid"),
            ("29 February of a common year", TraineeColumn.BirthDate, "29/02/1985", "Blocking BirthDateInvalid"),
            ("apostrophe", TraineeColumn.PersonalId, "'099185000101", "Fixed LeadingApostrophe"),
            ("id without its zero", TraineeColumn.PersonalId, "99185000101", "Fixed PersonalIdLostZero, Warning PersonalIdLostZeroCheck"),
            ("id with spaces", TraineeColumn.PersonalId, "099 185 000 101", "Fixed IdSeparators"),
            ("old id", TraineeColumn.PersonalId, "031234567", "Warning PersonalIdOld"),
            ("scientific id", TraineeColumn.PersonalId, "9.9185E+10", "Blocking IdScientific"),
            ("scientific id with comma", TraineeColumn.PersonalId, "9,9185E+10", "Blocking IdScientific"),
            ("id of no province", TraineeColumn.PersonalId, "500185000101", "Blocking PersonalIdProvince"),
            ("id too long", TraineeColumn.PersonalId, "0991850001011", "Blocking PersonalIdLength"),
            ("sex contradicts the id", TraineeColumn.PersonalId, "099085000101", "Warning PersonalIdSexDiffers"),
            ("year contradicts the id", TraineeColumn.PersonalId, "099186000101", "Warning PersonalIdYearDiffers"),
            ("phone without its zero", TraineeColumn.Phone, "912000101", "Fixed PhoneLostZero"),
            ("phone with country", TraineeColumn.Phone, "+84912000101", "Fixed PhoneCountryCode"),
            ("phone with dots", TraineeColumn.Phone, "0912.000.101", "Fixed PhoneSeparators"),
            ("phone of before 2018", TraineeColumn.Phone, "01681234567", "Fixed PhoneOldPrefix"),
            ("two phones", TraineeColumn.Phone, "0912000101 / 0912000102", "Warning PhoneTwo"),
            ("letter in a phone", TraineeColumn.Phone, "09120OO101", "Blocking PhoneInvalid"),
            ("short phone", TraineeColumn.Phone, "0912", "Blocking PhoneInvalid"),
            ("e-mail in capitals", TraineeColumn.Email, "Tam@Example.edu.vn", "Fixed EmailForm"),
            ("e-mail with a space", TraineeColumn.Email, "tam @example.edu.vn", "Blocking EmailInvalid"),
            ("level by another word", TraineeColumn.Level, "cấp 1", "Fixed LevelWord"),
            ("level nobody knows", TraineeColumn.Level, "đại học", "Blocking LevelUnknown"),
            ("sex nobody knows", TraineeColumn.Gender, "?", "Warning GenderUnknown"),
        ];
        foreach (var (name, column, text, expected) in cells)
            yield return new(name, "ds.xlsx", world => world.Workbook(Changed(column, text)), expected);
    }

    private static IEnumerable<CorpusFile> Lists()
    {
        const string twice = "Blocking DuplicateTeacherCode, Blocking DuplicatePersonalId, Blocking DuplicateName, "
            + "Warning SharedEmail, Warning SharedPhone";
        yield return new("the same person twice", "ds.csv", _ => Csv(Head, One, One), $"{twice} | {twice}");
        yield return new("shared e-mail", "ds.csv", _ => Csv(Head, One, Two.Replace("ha@", "tam@")), "Warning SharedEmail | Warning SharedEmail");
        yield return new("footers", "ds.csv", _ => Csv("UBND QUẬN", Head, One, "", "Tổng cộng: 1 giáo viên", ",,,,,,,\"Hải Phòng, ngày 06 tháng 12 năm 2022\"", ",NGƯỜI LẬP,,,,,HIỆU TRƯỞNG", ",Lê Lập,,,,,Phạm Trưởng"), "");
        yield return new("repeated header", "ds.csv", _ => Csv(Head, One, Head, Two), " | ");
        yield return new("column numbers", "ds.csv", _ => Csv(Head, "(1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15)", One), "");
        yield return new("all at once", "ds.csv", _ => Csv(Head, One.Replace("Lê Thị Tâm", "LÊ  THỊ TÂM").Replace("02/01/1985", "1/13/1985").Replace("0912000101", "912000101")),
            "Fixed Spaces, Fixed NameCase, Blocking BirthDateMonthFirst, Fixed PhoneLostZero");
        yield return new("hidden row", "ds.xlsx", world => Edit(world, (_, sheet) => sheet.Descendants<Row>().Single(row => row.RowIndex! == 10).Hidden = true), "Warning HiddenRow");
        yield return new("formula", "ds.xlsx", world => Edit(world, (_, sheet) => Formula(sheet, "M10", "WEBSERVICE(\"http://example.edu.vn\")", "kept@example.edu.vn")), "Warning FormulaCell");
        yield return new("external link", "ds.xlsx", world => Edit(world, (book, sheet) =>
        {
            var link = book.WorkbookPart!.AddNewPart<ExternalWorkbookPart>();
            link.ExternalLink = new ExternalLink();
            link.AddExternalRelationship("http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath", new Uri("http://127.0.0.1:9/never.xlsx"));
            Formula(sheet, "I10", "[1]Sheet1!A1", "Tiếng Anh");
        }), "Warning FormulaCell");
        yield return new("dates from 1904", "ds.xlsx", world => Edit(world, (book, sheet) =>
        {
            book.WorkbookPart!.Workbook.PrependChild(new WorkbookProperties { Date1904 = true });
            Number(sheet, "C10", "29830");
        }), "Fixed BirthDateSerial");
        yield return new("numbers for ids and phones", "ds.xlsx", world => Edit(world, (_, sheet) =>
        {
            Number(sheet, "F10", "99185000001");
            Number(sheet, "L10", "9.12000001E8");
        }), "Fixed PersonalIdLostZero, Warning PersonalIdLostZeroCheck, Fixed PhoneLostZero");
        yield return new("stray cell far below", "ds.xlsx", world => Edit(world, (_, sheet) => sheet.Elements<SheetData>().Single().Append(new Row(new Cell { CellReference = "A1048576", CellValue = new CellValue("1") }) { RowIndex = 1048576 })), "refused WorkbookTooManyRows");
        yield return new("a million empty rows", "ds.xlsx", world => Edit(world, (_, sheet) => sheet.Elements<SheetData>().Single().Append(new Row { RowIndex = 1048576 })), "");
    }

    private static IEnumerable<CorpusFile> Texts()
    {
        (string Name, Func<string, byte[]> Encode)[] encodings =
        [
            ("UTF-8", Encoding.UTF8.GetBytes), ("UTF-8 with its mark", text => [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]),
            ("UTF-16", text => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]), ("UTF-16 big-endian", text => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(text)]),
            ("UTF-16 without its mark", Encoding.Unicode.GetBytes),
        ];
        foreach (var (name, encode) in encodings)
            foreach (var separator in new[] { ",", ";", "\t" })
                yield return new($"CSV in {name} parted by {(separator == "\t" ? "tab" : separator)}", "ds.csv", _ => encode(string.Join("\r\n", Head, One, Two).Replace(",", separator)), " | ");
        yield return new("CSV that says its separator", "ds.csv", _ => Csv("sep=,", Head, One), "");
        yield return new("quoted CSV with line breaks", "ds.csv", _ => Csv(Head, One.Replace("Tiếng Anh", "\"Tiếng\nAnh\"")), "Fixed Spaces");
        yield return new("CSV named txt", "ds.txt", _ => Csv(Head, One), "");
    }

    private static IEnumerable<CorpusFile> Headers()
    {
        yield return new("synonyms and other order", "ds.csv", _ => Csv("E-mail,SĐT,Họ tên,Năm sinh,CMND/CCCD,Tên trường,Cấp dạy,Môn giảng dạy", "tam@example.edu.vn,0912000101,Lê Thị Tâm,02/01/1985,099185000101,Trường Tiểu học Nguyễn Du,Tiểu học,Tiếng Anh"), "");
        yield return new("split name", "ds.csv", _ => Csv(Head.Replace("Họ và tên", "Họ và tên đệm,Tên"), One.Replace("Lê Thị Tâm", "Lê Thị,Tâm")), "");
        yield return new("two-line name", "ds.csv", _ => Csv(Head.Replace("Họ và tên", "Họ và tên,"), ",Họ đệm,Tên", One.Replace("Lê Thị Tâm", "Lê Thị,Tâm")), "");
        yield return new("day, month and year apart", "ds.csv", _ => Csv(Head.Replace("Ngày sinh", "Ngày sinh,,"), ",,Ngày,Tháng,Năm", One.Replace("02/01/1985", "2,1,1985")), "Fixed BirthDateForm");
        yield return new("own columns", "ds.csv", _ => Csv(Head + ",Thâm niên", One + ",12 năm"), "");
        yield return new("shifted to the right", "ds.csv", _ => Csv(",,," + Head, ",,," + One), "");
    }

    private static IEnumerable<CorpusFile> Others()
    {
        yield return new("old Excel", "ds.xls", _ => Ole, "refused WorkbookLegacyXls");
        yield return new("password", "ds.xlsx", _ => [.. Ole, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "refused WorkbookEncrypted");
        yield return new("PDF", "ds.pdf", _ => "%PDF-1.7"u8.ToArray(), "refused WorkbookKindUnknown");
        yield return new("PDF named CSV", "ds.csv", _ => "%PDF-1.7"u8.ToArray(), "refused WorkbookKindUnknown");
        yield return new("photograph", "ds.jpg", _ => [0xFF, 0xD8, 0xFF, 0xE0], "refused WorkbookKindUnknown");
        yield return new("photograph named xlsx", "ds.xlsx", _ => [0x89, 0x50, 0x4E, 0x47], "refused WorkbookKindUnknown");
        yield return new("Word", "ds.docx", _ => Zip(("word/document.xml", "<x/>")), "refused WorkbookKindUnknown");
        yield return new("old Word", "ds.doc", _ => [.. Ole, .. Encoding.Unicode.GetBytes("WordDocument")], "refused WorkbookKindUnknown");
        yield return new("archive", "ds.zip", _ => Zip(("ds.xlsx", "x")), "refused WorkbookKindUnknown");
        yield return new("web page named xls", "ds.xls", _ => "<html><table><tr><td>x</td></tr></table></html>"u8.ToArray(), "refused WorkbookKindUnknown");
        yield return new("binary Excel", "ds.xlsb", _ => Zip(("xl/workbook.bin", "x")), "refused WorkbookKindUnknown");
        yield return new("OpenDocument", "ds.ods", _ => Zip(("mimetype", "x"), ("content.xml", "<x/>")), "refused WorkbookKindUnknown");
        yield return new("nothing", "ds.csv", _ => [], "refused WorkbookKindUnknown");
        yield return new("random bytes", "ds.bin", _ => [0, 1, 2, 3, 255, 254], "refused WorkbookKindUnknown");
        yield return new("cut off", "ds.xlsx", world => world.Workbook(ListWorld.Person(1))[..2000], "refused WorkbookUnreadable");
        yield return new("zip bomb", "ds.xlsx", _ => Zip(("xl/workbook.xml", "<workbook/>"), ("xl/media/zeros.bin", new string('0', 20 << 20))), "refused WorkbookTooLarge");
        yield return new("entity expansion", "ds.xlsx", _ => Zip(("xl/workbook.xml", "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><w>&a;</w>"), ("xl/_rels/workbook.xml.rels", "<r/>")), "refused WorkbookUnreadable");
        yield return new("empty template", "ds.xlsx", world => world.Workbook(), "refused WorkbookHasNoRows");
        yield return new("macros", "ds.xlsm", world => Edit(world, (book, _) => book.WorkbookPart!.AddNewPart<VbaProjectPart>().FeedData(new MemoryStream([1, 2, 3]))), "");
    }

    private static IEnumerable<CorpusFile> Asked()
    {
        yield return new("no header", "ds.csv", _ => Csv(One, Two), "asks Columns");
        yield return new("headings nobody knows", "ds.csv", _ => Csv("A,B,C,D", "Lê Thị Tâm,02/01/1985,x,y"), "asks Columns");
        yield return new("a column is missing", "ds.csv", _ => Csv(Head.Replace("Email", "Thư"), One), "asks Columns");
        yield return new("two sheets", "ds.xlsx", world => Edit(world, TwoSheets), "asks Sheets");
        yield return new("CSV in TCVN3", "ds.csv", _ => Encoding.Latin1.GetBytes("Hä vµ tªn,Ngµy sinh,CCCD,Tr\u00ADêng,CÊp,M«n,S§T,Email\r\nLª ThÞ T©m,02/01/1985,099185000101,Tr\u00ADêng TiÓu häc NguyÔn Du,TiÓu häc,TiÕng Anh,0912000101,tam@example.edu.vn"), "asks Legacy");
        yield return new("CSV in VNI", "ds.csv", _ => Encoding.Latin1.GetBytes("Hoï vaø teân,Ngaøy sinh,CCCD,Tröôøng,Caáp,Moân,SÑT,Email\r\nLeâ Thò Taâm,02/01/1985,099185000101,Tröôøng Tieåu hoïc Nguyeãn Du,Tieåu hoïc,Tieáng Anh,0912000101,tam@example.edu.vn"), "asks Legacy");
    }

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static byte[] TwoSheeted(ListWorld world) => Edit(world, TwoSheets);

    private static Dictionary<TraineeColumn, string> Changed(TraineeColumn column, string text) => new(ListWorld.Person(1)) { [column] = text };

    private static void TwoSheets(SpreadsheetDocument book, Worksheet sheet)
    {
        var copy = book.WorkbookPart!.AddNewPart<WorksheetPart>();
        copy.Worksheet = new Worksheet((SheetData)sheet.Elements<SheetData>().Single().CloneNode(true));
        book.WorkbookPart.Workbook.Sheets!.Append(new Sheet { Name = "Phụ lục", SheetId = 9, Id = book.WorkbookPart.GetIdOfPart(copy) });
    }

    private static byte[] Edit(ListWorld world, Action<SpreadsheetDocument, Worksheet> change)
    {
        using var stream = new MemoryStream();
        stream.Write(world.Workbook(ListWorld.Person(1)));
        using (var book = SpreadsheetDocument.Open(stream, true))
        {
            var sheet = book.WorkbookPart!.Workbook.Descendants<Sheet>().First();
            change(book, ((WorksheetPart)book.WorkbookPart.GetPartById(sheet.Id!)).Worksheet);
        }
        return stream.ToArray();
    }

    private static void Formula(Worksheet sheet, string reference, string formula, string kept)
    {
        var cell = Emptied(sheet, reference);
        cell.DataType = CellValues.String;
        cell.Append(new CellFormula(formula), new CellValue(kept));
    }

    private static void Number(Worksheet sheet, string reference, string number) => Emptied(sheet, reference).CellValue = new CellValue(number);

    private static Cell Emptied(Worksheet sheet, string reference)
    {
        var cell = sheet.Descendants<Cell>().Single(cell => cell.CellReference == reference);
        cell.RemoveAllChildren();
        cell.DataType = null;
        return cell;
    }

    private static byte[] Zip(params (string Path, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (path, text) in parts)
            {
                using var part = archive.CreateEntry(path).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
