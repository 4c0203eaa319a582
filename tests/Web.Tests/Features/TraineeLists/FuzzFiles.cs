using System.IO.Compression;
using System.Text;
using Lms.Infrastructure.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Files that nobody means to send: damaged, made up, or full of what no list holds. The same number makes the same file.</summary>
internal sealed class FuzzFiles
{
    /// <summary>Files of a million empty rows take their time to make: one in so many is enough.</summary>
    private const int EmptyEvery = 2500;

    private static readonly string[] Names = ["ds.xlsx", "ds.csv", "ds.txt", "ds.xls", "ds", "ds.tsv", "..\\..\\ds.csv"];

    private static readonly string[] Fragments =
    [
        "", " ", "'", "\"", ",", ";", "\t", "\r\n", "\0", "\uFFFF", "\uD800", "\u202E", "\u200F", "\u200B", "\uFEFF", "=1+1", "=WEBSERVICE(\"http://x\")", "@SUM(A1)", "<a>&b;", "Họ và tên", "Tên", "Ngày sinh",
        "Ngày", "Tháng", "Năm", "CCCD", "Trường", "Cấp", "Môn", "SĐT", "Email", "TT", "Tổng cộng", "NguyÔn ThÞ", "Nguyeãn Thò", "Lê Thị Tâm", "LÊ  TÂM", "Le\u0302", "02/01/1985", "13/13/1985", "31292", "99999999",
        "1985", "-1", "1E+308", "9.9E+10", "099185000101", "0912000101", "0912000101/0912000102", "a@example.edu.vn", "@", "TH", "THCS", "Trường Tiểu học Nguyễn Du", "ngày 1 tháng 2 năm 2022", "NGƯỜI LẬP", "😀", "ÿ", "Ð",
    ];

    private readonly byte[] template = TraineeListTemplate.Write(new TemplateContext(Guid.Empty, "Tập huấn", null, Guid.Empty, "Đơn vị", 3, "", ["Trường Tiểu học Nguyễn Du"], [ListWorld.Person(1), ListWorld.Person(2)]));

    public (string Name, byte[] Content) Make(int number)
    {
        var random = new Random(number);
        if (number % EmptyEvery == 3) return ("ds.xlsx", EmptyRows(random));
        return (number % 6) switch
        {
            0 => ("ds.xlsx", Damaged(random)),
            1 => (Names[random.Next(Names.Length)], Bytes(random)),
            2 => ("ds.xlsx", Rewritten(random)),
            3 => ("ds.xlsx", Sheet(random)),
            _ => (random.Next(2) == 0 ? "ds.csv" : "ds.txt", Csv(random)),
        };
    }

    private byte[] Damaged(Random random)
    {
        var file = (byte[])template.Clone();
        for (var hits = random.Next(1, 20); hits > 0; hits--) file[random.Next(4, file.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? file[..random.Next(4, file.Length)] : file;
    }

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[random.Next(0, 3000)];
        random.NextBytes(bytes);
        if (random.Next(4) == 0 && bytes.Length > 4) "PK\u0003\u0004"u8.CopyTo(bytes);
        return bytes;
    }

    private static byte[] Csv(Random random)
    {
        var separator = random.Next(3) switch { 0 => ",", 1 => ";", _ => "\t" };
        var lines = new List<string>();
        if (random.Next(3) > 0) lines.Add(string.Join(separator, "TT", "Họ và tên", "Ngày sinh", "CCCD", "Trường", "Cấp", "Môn", "SĐT", "Email"));
        for (var rows = random.Next(1, 8); rows > 0; rows--) lines.Add(string.Join(separator, Enumerable.Range(0, random.Next(0, 16)).Select(_ => Text(random))));
        var text = string.Join("\r\n", lines);
        return random.Next(4) switch
        {
            0 => Encoding.Unicode.GetBytes(text),
            1 => Encoding.Latin1.GetBytes(text),
            _ => Encoding.UTF8.GetBytes(text),
        };
    }

    /// <summary>A whole package around a sheet of cells that no program would write.</summary>
    private byte[] Sheet(Random random)
    {
        var rows = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        string[] head = ["TT", "Họ và tên", "Ngày sinh", "CCCD", "Trường", "Cấp", "Môn", "SĐT", "Email"];
        rows.Append("<row>").AppendJoin("", head.Select(Inline)).Append("</row>");
        for (var i = random.Next(0, 8); i > 0; i--)
        {
            if (random.Next(20) == 0) rows.Append("<row r=\"").Append(random.Next(1, 1048577)).Append("\"/>");
            rows.Append(random.Next(5) == 0 ? "<row hidden=\"1\">" : "<row>");
            for (var cells = random.Next(0, 14); cells > 0; cells--)
            {
                rows.Append(random.Next(6) switch
                {
                    0 => $"<c><f>{Escaped(Text(random))}</f><v>{random.Next()}</v></c>",
                    1 => $"<c t=\"{(random.Next(2) == 0 ? "s" : "e")}\"><v>{random.Next(-1, 9)}</v></c>",
                    2 => $"<c s=\"{random.Next(30)}\"><v>{random.NextDouble() * Math.Pow(10, random.Next(-3, 20)):R}</v></c>",
                    _ => Inline(Text(random)),
                });
            }
            rows.Append("</row>");
        }
        return WithSheet(_ => rows.Append("</sheetData></worksheet>").ToString());
    }

    /// <summary>A header over 10^6 rows in which nothing stands, as formatting whole columns makes them; a stray cell may stand below.</summary>
    private byte[] EmptyRows(Random random)
    {
        var variant = random.Next(4);
        var rows = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">").AppendJoin("", new[] { "TT", "Họ và tên", "Ngày sinh" }.Select(Inline)).Append("</row>");
        for (var line = 2; line <= 1_000_000; line++)
            rows.Append(variant switch { 0 => "<row/>", 1 => "<row><c/></row>", 2 => "<row hidden=\"1\"/>", _ => $"<row r=\"{line}\"/>" });
        if (random.Next(2) == 0) rows.Append("<row r=\"1048576\">").Append(Inline("x")).Append("</row>");
        return WithSheet(_ => rows.Append("</sheetData></worksheet>").ToString());
    }

    /// <summary>The template's sheet with pieces of its XML changed, doubled or taken away.</summary>
    private byte[] Rewritten(Random random) => WithSheet(xml =>
    {
        for (var hits = random.Next(1, 6); hits > 0 && xml.Length > 100; hits--)
        {
            var at = random.Next(xml.Length - 50);
            var piece = xml.Substring(at, random.Next(1, 50));
            xml = random.Next(3) switch { 0 => xml.Remove(at, piece.Length), 1 => xml.Insert(at, piece), _ => xml.Insert(at, Escaped(Text(random))) };
        }
        return xml;
    });

    private byte[] WithSheet(Func<string, string> change)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var sheet = archive.Entries.First(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(sheet.Open())) xml = reader.ReadToEnd();
            var name = sheet.FullName;
            sheet.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.Fastest).Open());
            writer.Write(change(xml));
        }
        return stream.ToArray();
    }

    private static string Text(Random random)
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Fragments[random.Next(Fragments.Length)]));
        return random.Next(60) == 0 ? string.Concat(Enumerable.Repeat(text + "a", 9000)) : text;
    }

    private static string Inline(string text) => $"<c t=\"inlineStr\"><is><t xml:space=\"preserve\">{Escaped(text)}</t></is></c>";

    private static string Escaped(string text) =>
        System.Security.SecurityElement.Escape(new string([.. text.Where(c => System.Xml.XmlConvert.IsXmlChar(c))]));
}
