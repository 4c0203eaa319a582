using Lms.Domain.Xapi.Statements;

namespace Lms.Domain.Tests.Xapi.Statements;

public class ScalarTests
{
    [Theory]
    [InlineData("http://example.com"), InlineData("https://lms.example.vn/khóa-học?x=1&y=a%20b#bài"), InlineData("urn:x:y"), InlineData("mailto:a@b.c")]
    [InlineData("tag:example.com,2026:x"), InlineData("a+b-c.d:x"), InlineData("http://[::1]/"), InlineData("http://例え.jp/")]
    [InlineData("http://user:x@example.com:8080/a?b=c?d#e"), InlineData("http://[2001:db8::7]:80/"), InlineData("http://example.com:/"), InlineData("file:///a/b")]
    [InlineData("http://example.com/𠀀/a"), InlineData("http://example.com/?\ue000"), InlineData("urn:x:a@b:c")]
    public void An_IRI_has_a_scheme(string iri) => AssertIri(iri, true);

    [Theory]
    [InlineData(""), InlineData("example.com"), InlineData("/path"), InlineData(":x"), InlineData("http:"), InlineData("ab=c://x"), InlineData("1a:x"), InlineData("http://a b")]
    [InlineData("http://a\tb"), InlineData("http://a\u0085"), InlineData("http://a\u007f"), InlineData("http://<a>"), InlineData("http://a%2"), InlineData("http://a%zz"), InlineData("http://a#b#c")]
    [InlineData("http://a/{b}"), InlineData("http://a\\b"), InlineData("http://a|b"), InlineData("é:x"), InlineData("http://a\n")]
    [InlineData("http://a/\u200f"), InlineData("http://a/\u200e"), InlineData("http://a/\u202e"), InlineData("http://a/\u2066"), InlineData("http://a/\u061c")]
    [InlineData("http://a/\ue000"), InlineData("http://a/?b#\ue000"), InlineData("http://a/\ufdd0"), InlineData("http://a/\ufffd"), InlineData("http://a/\U000e0041"), InlineData("http://a/\U0001ffff")]
    [InlineData("http://a/b[1]"), InlineData("http://a/?b[]=1"), InlineData("http://[::1/a"), InlineData("http://::1]/a"), InlineData("http://[::1]a/"), InlineData("http://[]/a"), InlineData("http://a:8o80/"), InlineData("http://[\u200f]/")]
    public void What_lacks_a_scheme_or_holds_a_forbidden_character_is_no_IRI(string iri) => AssertIri(iri, false);

    private static void AssertIri(string iri, bool isValid)
    {
        Iri.IsValid(iri).ShouldBe(isValid);
        Iri.IsValid(Make.Utf8(iri)).ShouldBe(isValid);
        Iri.IsValid(iri + new string('a', 1000)).ShouldBe(isValid || iri is "http:" or "http://a%2");
    }

    [Fact]
    public void Half_a_surrogate_pair_is_in_no_IRI() => Iri.IsValid("http://a\ud800").ShouldBeFalse();

    [Theory]
    [InlineData("vi", true), InlineData("vi-VN", true), InlineData("zh-Hant-TW", true), InlineData("zh-cmn-Hans-CN", true), InlineData("es-419", true), InlineData("de-CH-1996", true)]
    [InlineData("sl-rozaj-biske-1994", true), InlineData("en-a-bbb-x-a-ccc", true), InlineData("x-whatever", true), InlineData("i-klingon", true), InlineData("I-DEFAULT", true)]
    [InlineData("sgn-BE-FR", true), InlineData("cel-gaulish", true), InlineData("ase", true), InlineData("tlh", true), InlineData("und", true), InlineData("qaaa", true)]
    [InlineData("", false), InlineData("a", false), InlineData("a12345", false), InlineData("a12345678", false), InlineData("something", false), InlineData("en_US", false), InlineData("en-", false)]
    [InlineData("-en", false), InlineData("en--US", false), InlineData("en-US-", false), InlineData("en-x", false), InlineData("en-a", false), InlineData("i-unknown", false), InlineData("en-abcdefghi", false)]
    [InlineData("x-", false), InlineData("x", false), InlineData("vi VN", false), InlineData("việt", false), InlineData("en-US-GB", false), InlineData("en-a-b", false)]
    public void A_language_tag_has_the_shape_of_RFC_5646(string tag, bool isValid)
    {
        LanguageTag.IsValid(tag).ShouldBe(isValid);
        LanguageTag.IsValid(Make.Utf8(tag)).ShouldBe(isValid);
    }

    [Theory]
    [InlineData("PT4H35M59.14S", true), InlineData("PT16559.14S", true), InlineData("P3Y1M29DT4H35M59.14S", true), InlineData("P3Y", true), InlineData("P4W", true), InlineData("P1.5W", true)]
    [InlineData("PT0S", true), InlineData("P1DT12H36M0.1237S", true), InlineData("PT1,5H", true), InlineData("P0001D", true), InlineData("PT36H", true)]
    [InlineData("", false), InlineData("P", false), InlineData("PT", false), InlineData("P1DT", false), InlineData("P4W1D", false), InlineData("P1D4W", false), InlineData("PA1H0M0S", false), InlineData("1H", false)]
    [InlineData("P1H", false), InlineData("PT1D", false), InlineData("PT1M1H", false), InlineData("PT1H1H", false), InlineData("PT1.5H30M", false), InlineData("P1.5DT1H", false), InlineData("PT.5S", false)]
    [InlineData("PT5.S", false), InlineData("-PT1S", false), InlineData("P-1D", false), InlineData("pt1s", false), InlineData("PT1S ", false), InlineData("P0003-06-04T12:30:05", false), InlineData("PTS", false), InlineData("PT1", false), InlineData("PW", false)]
    public void A_duration_is_written_with_designators(string duration, bool isValid)
    {
        XapiDuration.IsValid(duration).ShouldBe(isValid);
        XapiDuration.IsValid(Make.Utf8(duration)).ShouldBe(isValid);
    }

    [Theory]
    [InlineData("2026-01-31T07:30:00Z", true, true)]
    [InlineData("2026-01-31T07:30:00.123456789012Z", true, true)]
    [InlineData("2026-01-31T07:30:00+07:00", true, true)]
    [InlineData("2024-02-29T07:30:00Z", true, true)]
    [InlineData("2016-12-31T23:59:60Z", true, true)]
    [InlineData("2017-01-01T06:59:60+07:00", true, true)]
    [InlineData("2026-01-31T07:30:00+0700", true, false)]
    [InlineData("2026-01-31T07:30:00+07", true, false)]
    [InlineData("2026-01-31T07:30:00", true, false)]
    [InlineData("2026-01-31T07:30Z", true, false)]
    [InlineData("2026-01-31T07:30:60Z", false, false)]
    [InlineData("2026-01-31T07:30:00-00", false, false)]
    [InlineData("2026-01-31T07:30:00-0000", false, false)]
    [InlineData("2026-01-31T07:30:00-00:00", false, false)]
    [InlineData("2026-01-31", false, false)]
    [InlineData("2008-09-15 15:53:00.601+00:00", true, true)]
    [InlineData("2026-01-31 07:30:00Z", true, true)]
    [InlineData("2026-01-31t07:30:00z", true, true)]
    [InlineData("2026-01-31  07:30:00Z", false, false)]
    [InlineData("2026-01-31_07:30:00Z", false, false)]
    [InlineData("20260131T073000Z", true, false)]
    [InlineData("20260131T073000.5+0700", true, false)]
    [InlineData("20260131T0730Z", true, false)]
    [InlineData("20260131T07Z", true, false)]
    [InlineData("2026-01-31T07Z", true, false)]
    [InlineData("2026-01-31T07:30:00,5Z", true, false)]
    [InlineData("2026-01-31T07:30.5Z", true, false)]
    [InlineData("2026-01-31T07,25Z", true, false)]
    [InlineData("2026-W49-1T10:00:00Z", true, false)]
    [InlineData("2026W491T100000Z", true, false)]
    [InlineData("2026-W53-7T10:00:00Z", true, false)]
    [InlineData("2027-W53-1T10:00:00Z", false, false)]
    [InlineData("2026-W00-1T10:00:00Z", false, false)]
    [InlineData("2026-W49-8T10:00:00Z", false, false)]
    [InlineData("2026-W49T10:00:00Z", false, false)]
    [InlineData("2026-334T10:00:00Z", true, false)]
    [InlineData("2026334T100000Z", true, false)]
    [InlineData("2024-366T10:00:00Z", true, false)]
    [InlineData("2026-366T10:00:00Z", false, false)]
    [InlineData("2026-000T10:00:00Z", false, false)]
    [InlineData("2026-01-31T100000Z", false, false)]
    [InlineData("20260131T10:00:00Z", false, false)]
    [InlineData("2026-0131T10:00:00Z", false, false)]
    [InlineData("+002026-01-31T10:00:00Z", false, false)]
    [InlineData("2026-01-31T24:00:01Z", false, false)]
    [InlineData("2026-01-31T24:00:00.1Z", false, false)]
    [InlineData("2026-01-31T24:30:00Z", false, false)]
    [InlineData("2026-01-31T07:30:00,Z", false, false)]
    [InlineData("20260131", false, false)]
    [InlineData("2026-1-31T07:30:00Z", false, false)]
    [InlineData("2026-02-29T07:30:00Z", false, false)]
    [InlineData("2026-13-01T07:30:00Z", false, false)]
    [InlineData("2026-01-31T24:00:00Z", true, false)]
    [InlineData("2026-01-31T07:60:00Z", false, false)]
    [InlineData("2026-01-31T07:30:61Z", false, false)]
    [InlineData("2026-01-31T07:30:00.Z", false, false)]
    [InlineData("2026-01-31T07:30:00z", true, true)]
    [InlineData("2026-01-31T07:30:00ZZ", false, false)]
    [InlineData("2026-01-31T07:30:00+24:00", false, false)]
    [InlineData("2026-01-31T07:30:00+07:60", false, false)]
    [InlineData("2026-01-31T07:30:00+7:00", false, false)]
    [InlineData("0000-02-29T07:30:00Z", true, true)]
    [InlineData("0001-01-01T00:00:00+07:00", true, true)]
    [InlineData("9999-12-31T23:59:59Z", true, true)]
    [InlineData("9999-12-31T23:59:00-01:00", true, true)]
    [InlineData("9999-12-31T24:00:00Z", false, false)]
    [InlineData("01/011/2015", false, false)]
    [InlineData("", false, false)]
    public void A_timestamp_is_ISO_8601_in_1_0_and_RFC_3339_in_2_0(string text, bool inV1, bool inV2)
    {
        XapiTimestamp.TryParse(text, XapiVersion.V1, out _).ShouldBe(inV1);
        XapiTimestamp.TryParse(text, XapiVersion.V2, out _).ShouldBe(inV2);
        XapiTimestamp.TryParse(Make.Utf8(text), XapiVersion.V2, out _).ShouldBe(inV2);
    }

    [Theory]
    [InlineData("2026-01-31T07:30:00.12345678Z", "2026-01-31T07:30:00.1234567Z")]
    [InlineData("2026-01-31T07:30:01.5+07:00", "2026-01-31T00:30:01.5000000Z")]
    [InlineData("2025-12-31T23:30:00-01:30", "2026-01-01T01:00:00.0000000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.0000000Z")]
    [InlineData("2026-01-31T07:30:00", "2026-01-31T07:30:00.0000000Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59.0000000Z")]
    [InlineData("9999-12-31T23:59:59-07:00", "9999-12-31T23:59:59.9999999Z")]
    [InlineData("0000-06-01T00:00:00Z", "0001-01-01T00:00:00.0000000Z")]
    [InlineData("2026-W49-1T10:00:00Z", "2026-11-30T10:00:00.0000000Z")]
    [InlineData("2026-334T10:00:00,25Z", "2026-11-30T10:00:00.2500000Z")]
    [InlineData("20261130T1030.5+0700", "2026-11-30T03:30:30.0000000Z")]
    [InlineData("2026-01-31T24:00Z", "2026-02-01T00:00:00.0000000Z")]
    [InlineData("2026-01-31T07:3Z", null)]
    public void A_timestamp_is_an_instant_to_a_ten_millionth_of_a_second(string text, string? instant)
    {
        XapiTimestamp.TryParse(text, XapiVersion.V1, out var read).ShouldBe(instant is not null);
        if (instant is not null) read.UtcDateTime.ToString("O").ShouldBe(instant);
    }

    [Theory]
    [InlineData("ec531277-b57b-4c15-8d91-d292c5b2b8f7", true), InlineData("EC531277-B57B-7C15-0D91-D292C5B2B8F7", true), InlineData("00000000-0000-0000-0000-000000000000", true)]
    [InlineData("{ec531277-b57b-4c15-8d91-d292c5b2b8f7}", false), InlineData("ec531277b57b4c158d91d292c5b2b8f7", false), InlineData("ec531277-b57b-4c15-8d91-d292c5b2b8f", false)]
    [InlineData(" c531277-b57b-4c15-8d91-d292c5b2b8f7", false), InlineData("ec531277-b57b-4c15-8d91-d292c5b2b8f7 ", false), InlineData("gc531277-b57b-4c15-8d91-d292c5b2b8f7", false), InlineData("", false)]
    [InlineData("+c531277-b57b-4c15-8d91-d292c5b2b8f7", false), InlineData("0x531277-b57b-4c15-8d91-d292c5b2b8f7", false), InlineData("ec531277-b57b-4c15-8d91-d292c5b2b8f\u00e9", false)]
    public void A_UUID_is_in_its_standard_form(string text, bool isValid)
    {
        Uuid.TryParse(text, out var fromText).ShouldBe(isValid);
        Uuid.TryParse(Make.Utf8(text), out var fromBytes).ShouldBe(isValid);
        fromText.ShouldBe(fromBytes);
        if (isValid) fromText.ToString().ShouldBe(text.ToLowerInvariant());
    }
}
