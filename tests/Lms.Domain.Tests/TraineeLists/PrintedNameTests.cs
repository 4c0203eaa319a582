using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class PrintedNameTests
{
    [Fact]
    public void A_name_that_certificates_cannot_show_warns_and_names_its_letters()
    {
        var finding = PrintedName.Check(new TraineeFields { FullName = "Lý 李 An" }, _ => ["李", "明"])!;

        finding.Severity.ShouldBe(FindingSeverity.Warning);
        finding.Column.ShouldBe(TraineeColumn.FullName);
        finding.Arguments["Letters"].ShouldBe("李 明");
    }

    [Fact]
    public void A_name_that_can_be_printed_is_left_in_peace() =>
        PrintedName.Check(new TraineeFields { FullName = "Y Ƀlul Êban" }, _ => []).ShouldBeNull();
}
