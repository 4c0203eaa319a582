using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.RegularExpressions;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;

namespace Lms.Web.Tests;

/// <summary>No text that anybody sends holds a pattern of the product for long: one cell must not stop everybody's lists.</summary>
public sealed class PatternTests
{
    /// <summary>What fits in one cell of a workbook.</summary>
    private const int Length = 32 << 10;

    private const int Tries = 7;

    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan PerMatch = TimeSpan.FromMicroseconds(1);

    private static readonly Assembly[] Product = [typeof(ListUpload).Assembly, typeof(LmsDbContext).Assembly, typeof(Program).Assembly];

    private static readonly string[] Pieces =
    [
        "ngay thang ", "ngay ", "thang nam ", "va ", "truong va th ", "a", "A", "ă", "é", "1", "0", "12345", "123456 ", "1/", "1.", ".0", ".00000",
        " ", "\t", "\n", "\r\n", "-", "_", ".", ",", ";", ":", "/", "\\", "\"", "'", "(", ")", "[", "]", "{", "}", "<", ">", "@", "+", "=", "|", "&",
        "a-", "a.", "a@", "a@a.", "a@a-", "mailto:", "<mailto:", "{a:", "{a:b|", "{{", "<h2 id=\"a\">", "<h2 id=\"", "<a ", "_x0041", "_x0041_",
        "[$-42A]", "\"a\"", "khong du bi ", "khong phai ", "hoặc ", "T1:", " 1:00:00 ", "ngày 1 tháng ", "+84", "0084", "1E+", "1,1E", "¨a", "Þ", "aÝ",
    ];

    private static readonly string[] Common = [.. Pieces.SelectMany(Whole), .. Both("ngay", "thang"), .. Both("ngay", "nam")];

    [Fact]
    public void No_cell_holds_a_pattern_of_the_product_for_longer_than_ten_milliseconds()
    {
        var patterns = Patterns();
        var slow = new List<string>();
        foreach (var (name, pattern) in patterns)
        {
            foreach (var text in Hostile(pattern.ToString()))
            {
                var matches = 0;
                var took = Best(() => matches = pattern.Count(text));
                // Going from one match to the next costs something by itself, and grows with their number alone.
                if (took >= Most + (matches * PerMatch)) slow.Add($"{name}: {took.TotalMilliseconds:0.0} ms over {Shown(text)}");
            }
        }
        patterns.ShouldNotBeEmpty();
        slow.ShouldBeEmpty();
    }

    [Fact]
    public void No_form_field_holds_its_pattern_for_longer_than_ten_milliseconds()
    {
        var attributes = Product.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetProperties())
            .SelectMany(property => property.GetCustomAttributes<RegularExpressionAttribute>()).ToList();
        attributes.ShouldNotBeEmpty();
        var slow = from attribute in attributes
                   from text in Hostile(attribute.Pattern)
                   where Best(() => attribute.IsValid(text)) >= Most
                   select $"{attribute.Pattern} over {Shown(text)}";
        slow.ShouldBeEmpty();
    }

    [Fact]
    public void Every_pattern_of_the_sources_is_among_those_that_are_tried()
    {
        var lines = Repository.Sources(".cs", ".cshtml").SelectMany(File.ReadLines).ToList();
        lines.Count(line => line.TrimStart().StartsWith("[GeneratedRegex(", StringComparison.Ordinal)).ShouldBe(Patterns().Count);
        lines.Count(line => line.Contains("GeneratedRegex(", StringComparison.Ordinal)).ShouldBe(Patterns().Count);
    }

    [Fact]
    public void No_pattern_is_made_where_this_test_does_not_find_it()
    {
        string[] hidden = ["new Regex(", "Regex.IsMatch(", "Regex.Match(", "Regex.Matches(", "Regex.Replace(", "Regex.Split(", "Regex.Count(", "Regex.EnumerateMatches(", ":regex("];
        var found = from file in Repository.Sources(".cs", ".cshtml")
                    from line in File.ReadLines(file)
                    where Array.Exists(hidden, way => line.Contains(way, StringComparison.Ordinal))
                    select $"{Path.GetFileName(file)}: {line.Trim()}";
        found.ShouldBeEmpty("Name the pattern by [GeneratedRegex], so that it is tried here.");
    }

    [Fact]
    public async Task A_pattern_that_takes_too_long_after_all_is_given_up()
    {
        await using var site = new Site();
        site.CreateClient();
        AppContext.GetData("REGEX_DEFAULT_MATCH_TIMEOUT").ShouldBe(TimeSpan.FromSeconds(2));
    }

    private static List<(string Name, Regex Pattern)> Patterns() =>
    [
        .. from assembly in Product
           from type in assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(GeneratedRegexAttribute), inherit: false)
           select ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!),
    ];

    /// <summary>The common pieces and those of the pattern itself, over and over: whole, with an end that fits nowhere, one kind after another.</summary>
    private static IEnumerable<string> Hostile(string pattern)
    {
        var own = Words(pattern).Distinct().Take(5).ToList();
        return Common.Concat(own.SelectMany(Whole)).Concat(own.SelectMany(first => own.Where(second => second != first).SelectMany(second => Both(first, second))));
    }

    private static string[] Whole(string piece) => [Repeat(piece, Length - 1) + "!", "x" + Repeat(piece, Length - 2) + "\n"];

    private static string[] Both(string first, string second) =>
        [Repeat(first + second, Length), Repeat(first + " ", Length / 2) + Repeat(second + " ", Length / 2)];

    /// <summary>The literal words of a pattern.</summary>
    private static IEnumerable<string> Words(string pattern)
    {
        var from = 0;
        for (var i = 0; i <= pattern.Length; i++)
        {
            if (i < pattern.Length && char.IsLetterOrDigit(pattern[i])) continue;
            if (i > from) yield return pattern[from..i];
            from = i + 1;
        }
    }

    private static string Repeat(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    /// <summary>The shortest of several in the thread's own time, so that neither a busy machine nor a first run counts.</summary>
    private static TimeSpan Best(Action act)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Tries && best >= Most; i++)
        {
            var from = ThreadTime();
            act();
            best = TimeSpan.FromTicks(Math.Min(best.Ticks, (ThreadTime() - from).Ticks));
        }
        return best;
    }

    private static TimeSpan ThreadTime()
    {
        clock_gettime(ThreadClock, out var time).ShouldBe(0);
        return new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadClock = 3;

    [System.Runtime.InteropServices.DllImport("libc")]
    private static extern int clock_gettime(int clock, out Instant time);

    private readonly record struct Instant(long Seconds, long Nanoseconds);

    private static string Shown(string text) => $"“{text[..24]}…{text[^3..]}”";
}
