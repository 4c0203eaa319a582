using System.Globalization;
using System.Text.RegularExpressions;

namespace Lms.Web.Tests.Features.Shared;

/// <summary>
/// How texts speak: the rules of style that a test can hold. Lists of exceptions only get shorter.
/// </summary>
public sealed partial class WordsTests
{
    private static readonly Dictionary<string, string> Vietnamese = TextTests.Texts(CultureInfo.InvariantCulture);
    private static readonly Dictionary<string, string> English = TextTests.Texts(CultureInfo.GetCultureInfo("en"));

    /// <summary>Pages of those who run the system; everybody else reads words of an office.</summary>
    private static readonly string[] Technical = ["XapiClients", "Forwarders", "Statements", "Journal"];

    /// <summary>Texts that still hold a technical word.</summary>
    private static readonly string[] TechnicalYet =
    [
        "Certificates.Verify.Hash", "ExclusionLists.File.Hint", "TraineeLists.Receipt.CheckText",
    ];

    [Fact]
    public void Nobody_is_addressed_in_two_ways_and_no_retired_word_comes_back() =>
        Vietnamese.Where(text => Retired().IsMatch(text.Value)).Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty();

    [Fact]
    public void No_technical_word_stands_on_an_officer_s_page() =>
        Vietnamese.Where(text => !Technical.Contains(text.Key.Split('.')[0]) && TechnicalWord().IsMatch(text.Value))
            .Select(text => text.Key).Except(TechnicalYet).ShouldBeEmpty();

    [Fact]
    public void English_uses_plain_words_and_curly_apostrophes() =>
        English.Where(text => Odd().IsMatch(InnerPlaceholder().Replace(text.Value, "")))
            .Select(text => $"{text.Key}: {text.Value}").ShouldBeEmpty();

    [Fact]
    public void A_sentence_ends_in_both_languages_or_in_neither()
    {
        var differ = Vietnamese.Keys.Where(key => Ending(Vietnamese[key]) != Ending(English[key])).Order().ToList();
        differ.Where(key => English[key] != "No.").ShouldBeEmpty();
    }

    [Fact]
    public void No_text_grows_beyond_what_a_phone_shows()
    {
        var tooLong = Vietnamese.Where(text => text.Value.Length > Longest && text.Key != "Reminders.Template")
            .Select(text => text.Key).Order().ToList();
        tooLong.Count.ShouldBeLessThanOrEqualTo(MostLongTexts, string.Join('\n', tooLong));
    }

    [Fact]
    public void Button_and_page_names_are_quoted_as_they_are_called()
    {
        var names = Vietnamese.Where(text => text.Value.Length is > 4 and < 46).ToLookup(text => text.Value, text => text.Key);
        var wrong =
            from text in Vietnamese
            from Match quote in Quoted().Matches(text.Value)
            let keys = names[quote.Groups[1].Value].Where(key => Folder(key) == Folder(text.Key)).ToList()
            let english = English[text.Key]
            where keys.Count > 0 && !keys.Exists(key => english.Contains($"“{English[key]}”", StringComparison.Ordinal))
            select $"{text.Key} quotes “{quote.Groups[1].Value}”; in English that is “{English[keys[0]]}”";
        wrong.ShouldBeEmpty();
    }

    /// <summary>Longest text, and how many are longer still; the number only goes down.</summary>
    private const int Longest = 160;
    private const int MostLongTexts = 12;

    private static string Folder(string key) => key[..key.IndexOf('.', StringComparison.Ordinal)];

    private static char Ending(string text) => text.TrimEnd()[^1] is var last && last is '.' or '?' or ':' or '…' ? last : ' ';

    [GeneratedRegex(
        @"\b[Bb]ạn\b|[Aa]nh/chị|[Tt]hầy/cô|[Vv]ui lòng|[Tt]ỉ lệ|đến trước \{|\} %|Danh sách cử học viên|"
            + @"[Kk]ý học viên|Hạn gửi|Độc lập –",
        RegexOptions.NonBacktracking)]
    private static partial Regex Retired();

    [GeneratedRegex(@"Unicode|UTF-8|SHA|\bhash\b|băm|xAPI|JSON|\bIRI\b|\bkind\b|certutil|\btoken\b|UUID", RegexOptions.NonBacktracking)]
    private static partial Regex TechnicalWord();

    [GeneratedRegex(@"\b[Mm]end|\bwhom\b|'|\} %", RegexOptions.NonBacktracking)]
    private static partial Regex Odd();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex InnerPlaceholder();

    [GeneratedRegex("“([^“”{}]+)”", RegexOptions.NonBacktracking)]
    private static partial Regex Quoted();
}
