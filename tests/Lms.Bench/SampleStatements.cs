using System.Text;
using Lms.Infrastructure.Xapi;

namespace Lms.Bench;

/// <summary>
/// Statements as the main job makes them, about 1 KB each: 400 trainees, 5 verbs, 50 activities, 20 classes, 5 plans. Small enough
/// numbers that every query asked has more than 100 answers at 50,000 statements already.
/// </summary>
internal static class SampleStatements
{
    public const int Actors = 400;
    public const int Verbs = 5;
    public const int Activities = 50;

    public static string Actor(int i) => $$$"""{"objectType":"Agent","account":{"homePage":"https://lms.example.edu.vn","name":"{{{Name("actor", i)}}}"}}""";

    public static string Verb(int i) => $"http://adlnet.gov/expapi/verbs/{(i % Verbs) switch { 0 => "attended", 1 => "experienced", 2 => "answered", 3 => "passed", _ => "progressed" }}";

    public static string Activity(int i) => $"https://lms.example.edu.vn/plans/{Name("plan", i % 5)}/lessons/{Name("lesson", i % Activities)}";

    /// <param name="number">Makes the statement; another number makes another one.</param>
    public static string Json(long number)
    {
        var mixed = unchecked((int)((ulong)number * 0x9E3779B97F4A7C15 >> 33));
        var (actor, verb, activity) = (mixed % Actors, mixed / Actors % Verbs, mixed / (Actors * Verbs) % Activities);
        return $$$"""
            {"id":"{{{IncomingStatements.RandomUuid()}}}","actor":{{{Actor(actor)}}},"verb":{"id":"{{{Verb(verb)}}}","display":{"vi":"đã tham gia","en":"took part"}},"object":{"objectType":"Activity","id":"{{{Activity(activity)}}}","definition":{"name":{"vi":"Phương pháp dạy học phát triển năng lực {{{activity}}}"},"type":"http://adlnet.gov/expapi/activities/module"}},"result":{"score":{"scaled":0.85,"raw":8.5,"min":0,"max":10},"success":true,"duration":"PT12M30S"},"context":{"registration":"{{{Name("registration", actor)}}}","contextActivities":{"parent":[{"objectType":"Activity","id":"https://lms.example.edu.vn/classes/{{{Name("class", actor % 20)}}}"}],"grouping":[{"objectType":"Activity","id":"https://lms.example.edu.vn/plans/{{{Name("plan", activity % 5)}}}"}]},"instructor":{{{Actor(Actors + actor % 20)}}},"language":"vi"},"timestamp":"2026-11-22T08:00:00.000Z"}
            """;
    }

    private static string Name(string kind, int i) =>
        new Guid(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}{i}")).AsSpan(0, 16)).ToString("D");
}
