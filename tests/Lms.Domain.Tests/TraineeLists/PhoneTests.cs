using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tests.TraineeLists;

public class PhoneTests
{
    [Theory]
    [InlineData("0912345678", "0912345678", "")]
    [InlineData("02253123456", "02253123456", "")]
    [InlineData("0912.345.678", "0912345678", "Fixed PhoneSeparators")]
    [InlineData("912345678", "0912345678", "Fixed PhoneLostZero")]
    [InlineData("+84 912 345 678", "0912345678", "Fixed PhoneCountryCode")]
    [InlineData("84912345678", "0912345678", "Fixed PhoneCountryCode")]
    [InlineData("+84(0)912345678", "0912345678", "Fixed PhoneCountryCode")]
    [InlineData("842345678", "0842345678", "Fixed PhoneLostZero")]
    [InlineData("01681234567", "0381234567", "Fixed PhoneOldPrefix")]
    [InlineData("1201234567", "0701234567", "Fixed PhoneOldPrefix")]
    [InlineData("0912345678 / 0987654321", "0912345678", "Warning PhoneTwo")]
    [InlineData("0912345678 0987654321", "0912345678", "Warning PhoneTwo")]
    [InlineData("0912345678-0987654321", "0912345678", "Warning PhoneTwo")]
    public void A_number_is_mended_to_the_form_it_is_dialled_in(string written, string phone, string findings)
    {
        var reading = Rows.Read((TraineeColumn.Phone, written));
        reading.Fields.Phone.ShouldBe(phone);
        string.Join(", ", reading.Findings.Names()).ShouldBe(findings);
    }

    [Theory]
    [InlineData("0162", "032")]
    [InlineData("0163", "033")]
    [InlineData("0164", "034")]
    [InlineData("0165", "035")]
    [InlineData("0166", "036")]
    [InlineData("0167", "037")]
    [InlineData("0168", "038")]
    [InlineData("0169", "039")]
    [InlineData("0120", "070")]
    [InlineData("0121", "079")]
    [InlineData("0122", "077")]
    [InlineData("0126", "076")]
    [InlineData("0128", "078")]
    [InlineData("0123", "083")]
    [InlineData("0124", "084")]
    [InlineData("0125", "085")]
    [InlineData("0127", "081")]
    [InlineData("0129", "082")]
    [InlineData("0186", "056")]
    [InlineData("0188", "058")]
    [InlineData("0199", "059")]
    public void Prefixes_of_before_2018_become_those_of_today(string old, string today) =>
        Rows.Read((TraineeColumn.Phone, old + "1234567")).Fields.Phone.ShouldBe(today + "1234567");

    [Theory]
    [InlineData("12345")]
    [InlineData("0612345678")]
    [InlineData("9.12E+08")]
    [InlineData("không có")]
    public void What_cannot_be_dialled_blocks(string written)
    {
        var reading = Rows.Read((TraineeColumn.Phone, written));
        reading.Fields.Phone.ShouldBeNull();
        reading.Findings.Names().ShouldBe(["Blocking PhoneInvalid"]);
    }
}
