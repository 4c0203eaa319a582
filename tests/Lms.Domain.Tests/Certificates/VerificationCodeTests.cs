using Lms.Domain.Certificates;

namespace Lms.Domain.Tests.Certificates;

public class VerificationCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    [Fact]
    public void A_code_is_five_groups_of_four_and_reads_back()
    {
        for (var i = 0; i < 200; i++)
        {
            var code = VerificationCode.New();
            code.Text.ShouldMatch("^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$");
            VerificationCode.Parse(code.Text).ShouldBe(code);
        }
    }

    [Fact]
    public void Any_single_wrong_character_is_found()
    {
        var text = VerificationCode.New().Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '-') continue;
            foreach (var other in Alphabet.Where(c => c != text[at]))
                VerificationCode.Parse(text[..at] + other + text[(at + 1)..]).ShouldBeNull();
        }
    }

    [Fact]
    public void Any_two_characters_that_changed_places_are_found()
    {
        var text = VerificationCode.New().Text.Replace("-", "");
        for (var i = 0; i < text.Length; i++)
        {
            for (var j = i + 1; j < text.Length; j++)
            {
                if (text[i] == text[j]) continue;
                var swapped = text.ToCharArray();
                (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                VerificationCode.Parse(new string(swapped)).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void It_is_read_as_people_type_it()
    {
        var code = Enumerable.Range(0, 500).Select(_ => VerificationCode.New()).First(c => c.Text.Contains('0') && c.Text.Contains('1'));
        VerificationCode.Parse($" {code.Text.Replace("-", " ").ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')} ").ShouldBe(code);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7KQ2")]
    [InlineData("UUUU-UUUU-UUUU-UUUU-UUUU")]
    [InlineData("ĐĐĐĐ-ĐĐĐĐ-ĐĐĐĐ-ĐĐĐĐ-ĐĐĐĐ")]
    public void What_is_no_code_is_mistyped(string? typed) => VerificationCode.Parse(typed).ShouldBeNull();
}
