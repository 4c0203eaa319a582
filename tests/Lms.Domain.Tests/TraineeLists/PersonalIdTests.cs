using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class PersonalIdTests
{
    [Theory]
    [InlineData("099185000001", "099185000001", "")]
    [InlineData("001185000001", "001185000001", "")]
    [InlineData("096185000001", "096185000001", "")]
    [InlineData("099 185.000-001", "099185000001", "Fixed IdSeparators")]
    [InlineData("99185000001", "099185000001", "Fixed PersonalIdLostZero, Warning PersonalIdLostZeroCheck")]
    [InlineData("1185000001", "001185000001", "Fixed PersonalIdLostZero, Warning PersonalIdLostZeroCheck")]
    [InlineData("123456789", "123456789", "Warning PersonalIdOld")]
    [InlineData("099085000001", "099085000001", "Warning PersonalIdSexDiffers")]
    [InlineData("099186000001", "099186000001", "Warning PersonalIdYearDiffers")]
    [InlineData("099285000001", "099285000001", "Warning PersonalIdSexDiffers, Warning PersonalIdYearDiffers")]
    public void An_id_is_kept_with_what_should_be_looked_at(string written, string id, string findings)
    {
        var reading = Rows.Read((TraineeColumn.PersonalId, written));
        reading.Fields.PersonalId.ShouldBe(id);
        string.Join(", ", reading.Findings.Names()).ShouldBe(findings);
    }

    [Theory]
    [InlineData("9.9185E+10", "IdScientific")]
    [InlineData("9,9185E10", "IdScientific")]
    [InlineData("097185000001", "PersonalIdProvince")]
    [InlineData("000185000001", "PersonalIdProvince")]
    [InlineData("500185000001", "PersonalIdProvince")]
    [InlineData("0912345678", "PersonalIdLength")]
    [InlineData("0991850000012", "PersonalIdLength")]
    [InlineData("09918500000A", "PersonalIdInvalid")]
    public void An_id_that_nobody_can_have_blocks(string written, string finding)
    {
        var reading = Rows.Read((TraineeColumn.PersonalId, written));
        reading.Fields.PersonalId.ShouldBeNull();
        reading.Cells[TraineeColumn.PersonalId].ShouldBe(written);
        reading.Findings.Names().ShouldBe([$"Blocking {finding}"]);
    }
}
