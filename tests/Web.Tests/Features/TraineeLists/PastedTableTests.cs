using FsCheck;
using FsCheck.Fluent;
using Lms.Domain.TraineeLists;
using Lms.Web.Features.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>What a spreadsheet puts on the clipboard.</summary>
public class PastedTableTests
{
    private static readonly Gen<string> Cells = Gen.Elements("Nguyễn Thị Hồng", "", " ", "\"", "a\"b", "\"trong ngoặc\"", "hai\ndòng", "cột\tkhác", "\"\"", "0912345678", "x\"\ny", "'099");

    [Fact]
    public void Any_table_written_as_a_spreadsheet_writes_it_is_read_the_same() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Gen.Choose(1, 6).SelectMany(width => Cells.ArrayOf(width).NonEmptyListOf()).ToArbitrary(), table =>
        {
            var pasted = string.Join("\r\n", table.Select(row => string.Join('\t', row.Select(Quoted))));
            var read = PastedTable.Rows(pasted);
            // A line end inside a cell is a space in a row of a list.
            return read.Count == table.Count && read.Zip(table).All(r => r.First.SequenceEqual(r.Second.Select(c => c.ReplaceLineEndings(" "))));
        }));

    [Fact]
    public void A_quote_that_belongs_to_the_text_stays_and_parts_nothing() =>
        PastedTable.Rows("\"Tiểu học\" Lê Chân\tB\n5\" x\tC").ShouldBe([["\"Tiểu học\" Lê Chân", "B"], ["5\" x", "C"]]);

    [Fact]
    public void A_header_says_the_columns_and_without_one_they_are_the_templates()
    {
        PastedTable.Read("Ngày sinh\tHọ và tên\n05/09/1985\tNguyễn Thị Hồng").Single()
            .ShouldBe(new Dictionary<TraineeColumn, string> { [TraineeColumn.BirthDate] = "05/09/1985", [TraineeColumn.FullName] = "Nguyễn Thị Hồng" }, ignoreOrder: true);
        PastedTable.Read("Nguyễn Thị Hồng\t05/09/1985").Single()[TraineeColumn.FullName].ShouldBe("Nguyễn Thị Hồng");
        PastedTable.Read("1\tNguyễn Thị Hồng\t05/09/1985").Single()[TraineeColumn.BirthDate].ShouldBe("05/09/1985");
        PastedTable.Read(" \t\n\n").ShouldBeEmpty();
    }

    /// <summary>As Excel does: a cell with a tab, a line end or a leading quote stands in quotes, its own quotes doubled.</summary>
    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny('\t', '\n') >= 0 || cell.StartsWith('"') ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
