using System.Globalization;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.TraineeLists;
using Lms.Web.Tests.Features.Tables;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Files made up by chance: LMS_FUZZ_CASES says how many, of which one in fifty goes through the upload page.</summary>
public sealed class FuzzTests
{
    private const int OverHttp = 50;

    /// <summary>A file of this size is read in milliseconds; whoever takes so long hangs.</summary>
    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);

    private static readonly RowRules Rules = new(new DateOnly(2022, 12, 6));
    private static readonly FuzzFiles Files = new();

    /// <summary>A test of minutes counts as hanging: many cases run in parts.</summary>
    private const int Part = 5000;

    private static int Cases => int.Parse(Environment.GetEnvironmentVariable("LMS_FUZZ_CASES") ?? "3000", CultureInfo.InvariantCulture);

    /// <summary>The first case of each part, and how many it has.</summary>
    public static IEnumerable<object[]> Parts => Enumerable.Range(0, Cases).Chunk(Part).Select(part => new object[] { part[0], part.Length });

    [Theory, MemberData(nameof(Parts))]
    public async Task No_file_makes_the_reader_throw_or_hang_and_what_was_mended_stays_mended(int first, int count)
    {
        var rows = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (number, cancel) =>
            Interlocked.Add(ref rows, await Task.Run(() => Read(number), cancel).WaitAsync(Hanging, cancel)));
        rows.ShouldBeGreaterThan(count / 10);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task No_file_makes_the_upload_page_fail_and_no_list_is_written_by_halves(int first, int count)
    {
        var site = new CorpusSite();
        await site.InitializeAsync();
        try
        {
            for (var number = first; number < first + count; number += OverHttp)
            {
                var (name, content) = Files.Make(number);
                var (status, location, page) = await site.Officer.UploadAsync(site.PlanLists, true, (name, content)).WaitAsync(Hanging);
                ((int)status).ShouldBeLessThan(500, $"case {number}: {page}");
                if (location is not null) ((int)(await site.Officer.GetAsync(location)).Status).ShouldBe(200, $"case {number}");
                var (rows, told) = await site.QueryAsync(async db => (await db.SubmissionRows.CountAsync(),
                    (await db.ListUploads.AsNoTracking().ToListAsync()).Where(u => u.State == UploadState.Done).MaxBy(u => u.Id.Value)?.Rows ?? 0));
                rows.ShouldBe(told, $"case {number}");
            }
            (await site.QueryAsync(db => db.ListUploads.ToListAsync())).Where(u => u.IsUnderWay || u.Refusal is UploadBroke).ShouldBeEmpty();
        }
        finally
        {
            await site.DisposeAsync();
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task No_file_makes_a_reader_of_another_door_throw_hang_or_lose_a_line(int first, int count)
    {
        var lines = 0;
        await Parallel.ForEachAsync(Enumerable.Range(first, count), async (number, cancel) =>
        {
            var (name, content) = Files.Make(number);
            Interlocked.Add(ref lines, await Task.Run(() => DoorReading.Check(DoorReading.Doors[number % DoorReading.Doors.Count], name, content), cancel).WaitAsync(Hanging, cancel));
        });
        lines.ShouldBeGreaterThan(0);
    }

    /// <summary>One in two hundred goes through the pages of the doors, each to the next door.</summary>
    [Theory, MemberData(nameof(Parts))]
    public async Task No_file_makes_a_page_of_another_door_fail(int first, int count)
    {
        var site = new DoorSite();
        await site.InitializeAsync();
        await using var opened = site;
        for (var number = first; number < first + count; number += 4 * OverHttp)
        {
            var (name, content) = Files.Make(number);
            var door = DoorReading.Doors[number / (4 * OverHttp) % DoorReading.Doors.Count];
            await site.SendAsync(door, name, content).WaitAsync(Hanging);
        }
    }

    private static int Read(int number)
    {
        var (name, content) = Files.Make(number);
        try
        {
            var opened = OpenedList.Open(new MemoryStream(content), name);
            if (!opened.Succeeded) return 0;
            var questions = opened.Value.Questions(UploadAnswers.None);
            var answers = new UploadAnswers(questions.Sheets?.Take(1).Select(s => s.Name).ToList(),
                questions.Columns is { } asked ? new ColumnChoice(asked.HeaderLine, [TraineeColumn.FullName, .. asked.Columns.Skip(1)]) : null, questions.Legacy is null ? null : true);
            var reading = opened.Value.Read(answers);
            if (!reading.Succeeded) return 0;
            foreach (var row in reading.Value.Rows)
            {
                var first = RowReader.Read(row, Rules);
                var second = RowReader.Read(row with { Cells = first.Cells }, Rules);
                second.Fields.ShouldBe(first.Fields);
                second.Findings.ShouldNotContain(finding => finding.Severity == FindingSeverity.Fixed);
            }
            ListChecks.Duplicates([.. reading.Value.Rows.Select(row => new ListRow(row.Line, row.Sheet, RowReader.Read(row, Rules).Fields))]).Count.ShouldBe(reading.Value.Rows.Count);
            return reading.Value.Rows.Count;
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"case {number}", problem);
        }
    }
}
