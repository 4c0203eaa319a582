using Lms.Domain;
using Lms.Domain.Plans;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Database.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Kill -9 in the middle of uploads and submissions: nothing is half there, and what was acknowledged is there.</summary>
public sealed class KilledTests : IDisposable
{
    private const int Rounds = 10;
    private const int PeoplePerList = 4;

    private readonly string data = Path.Combine(Path.GetTempPath(), $"lms_killed_{Id<KilledTests>.New().Value:n}");
    private readonly Random random = new(20221207);
    private readonly HashSet<string> acknowledgedLists = [];
    private readonly System.Collections.Concurrent.ConcurrentBag<string> acknowledgedReceipts = [];

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(data)) Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_uploads_and_submissions_it_has_all_that_was_acknowledged_and_nothing_by_halves()
    {
        using var site = new ChildSite(data);
        await site.StartAsync();
        var today = VietnamTime.DateOf(TimeProvider.System.GetUtcNow());
        ListWorld world;
        await using (var db = Open()) world = await ListWorld.SeedAsync(db, 5000, new Deadline(today.AddDays(3), DeadlineKind.NoLaterThan));

        for (var round = 0; round < Rounds; round++)
        {
            var before = acknowledgedReceipts.Count;
            var working = WorkAsync(site.Browser(world.Officer), world, round);
            // The kill comes when the work is in full flow: after a first receipt, at any moment of the next ones.
            while (acknowledgedReceipts.Count == before && !working.IsCompleted) await Task.Delay(20);
            await Task.Delay(random.Next(0, 500));
            await site.KillAsync();
            await working;
            LeaveHalfAFile();
            await site.StartAsync();
            await CheckAsync(world);
        }
        acknowledgedReceipts.Count.ShouldBeGreaterThanOrEqualTo(Rounds);
        var (_, page) = await site.Browser(world.Officer).GetAsync("/trainee-lists");
        page.ShouldContain(world.Plan.Title);
    }

    /// <summary>Uploads, then submits, list after list, until the site is gone. Every answer that arrived is remembered.</summary>
    private async Task WorkAsync(ListBrowser officer, ListWorld world, int round)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                var first = (round * 1000) + (i * PeoplePerList);
                var people = Enumerable.Range(first, PeoplePerList).Select(ListWorld.Person).ToList();
                var (_, list, page) = await officer.UploadAsync($"/plans/{world.Plan.Id}/trainee-lists", true, ($"ds-{first}.xlsx", world.Workbook(people)));
                acknowledgedLists.Add(list ?? throw new InvalidOperationException(page));
                var revision = System.Text.RegularExpressions.Regex.Match((await officer.GetAsync(list)).Page, "name=\"revision\" value=\"(\\d+)\"").Groups[1].Value;
                var (_, receipt, refused) = await officer.PostAsync($"{list}/submission", ("revision", revision));
                receipt.ShouldBe($"{list}/receipt", refused);
                acknowledgedReceipts.Add(list);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            // It was killed.
        }
    }

    /// <summary>What a kill in the middle of a copy leaves, whether or not this round's kill came just then.</summary>
    private void LeaveHalfAFile() => File.WriteAllBytes(Path.Combine(data, "files", "incoming", "half"), [0x50, 0x4B]);

    private async Task CheckAsync(ListWorld world)
    {
        await using var db = Open();
        var lists = await db.TraineeSubmissions.Include(s => s.Rows).Include(s => s.Files).AsSplitQuery().ToListAsync();
        acknowledgedLists.Except(lists.Select(Address)).ShouldBeEmpty();
        var submitted = lists.Where(l => l.State == SubmissionState.Submitted).ToList();
        acknowledgedReceipts.Except(submitted.Select(Address)).ShouldBeEmpty();

        submitted.Select(l => l.ReceiptNumber!.Value).Order().ShouldBe(Enumerable.Range(1, submitted.Count));
        submitted.ShouldAllBe(l => l.ContentHash == SubmissionContent.Hash(l));
        (await db.Quotas.SingleAsync(q => q.PlanId == world.Plan.Id && q.UnitId == world.Unit.Id)).Taken.ShouldBe(submitted.Sum(l => l.SeatsNeeded));
        lists.Where(l => l.Files.Count > 0).ShouldAllBe(l => l.Rows.Count == PeoplePerList && l.Files.Count == 1);

        Directory.GetFiles(Path.Combine(data, "files", "incoming")).ShouldBeEmpty();
        foreach (var file in lists.SelectMany(l => l.Files))
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(data, "files", file.Sha256[..2], file.Sha256));
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).ShouldBe(file.Sha256);
        }
    }

    private static string Address(TraineeSubmission list) => $"/trainee-lists/{list.Id}";

    private SqliteLmsDbContext Open() => new(
        new DbContextOptionsBuilder<SqliteLmsDbContext>().UseSqlite($"Data Source={Path.Combine(data, "lms.db")}").AddInterceptors(new SqlitePragmas()).Options,
        new JournalAuthor(), TimeProvider.System);
}
