using System.Net;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>No file holds up the others: it has its time, its unit its turn, and people can see and stop it.</summary>
public sealed class ReadingLimitTests : IAsyncDisposable
{
    private readonly ListSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_file_that_takes_too_long_is_refused_with_words_and_the_next_is_read()
    {
        var world = await SeedAsync();
        await using var hasty = site.WithWebHostBuilder(builder => builder.UseSetting("Lists:FileLimit", "00:00:00.001"));
        await ReadAsync(hasty.Services, await QueueAsync(world, world.Unit, "lon.xlsx", Large(world)));
        var slow = await UploadAsync("lon.xlsx");
        (slow.State, slow.Refusal).ShouldBe((UploadState.Failed, new UploadTooSlow("lon.xlsx", 1)));

        await ReadAsync(site.Services, await QueueAsync(world, world.Unit, "nho.xlsx", Small(world)));
        (await UploadAsync("nho.xlsx")).State.ShouldBe(UploadState.Done);
    }

    [Fact]
    public async Task A_file_with_the_cell_that_stopped_everybody_is_read_at_once()
    {
        var world = await SeedAsync();
        var words = string.Concat(Enumerable.Repeat("ngay ", 2900)) + string.Concat(Enumerable.Repeat("thang ", 2900));
        var rows = string.Join("\r\n", Enumerable.Range(0, 10).Select(i => $"x;{words[..31_000]};;;;;;;"));
        var csv = "TT;Họ và tên;Ngày sinh;CCCD;Trường;Cấp học;Môn dạy;Điện thoại;Email\r\n" + rows;
        var from = System.Diagnostics.Stopwatch.GetTimestamp();
        await ReadAsync(site.Services, await QueueAsync(world, world.Unit, "doc.csv", System.Text.Encoding.UTF8.GetBytes(csv)));
        System.Diagnostics.Stopwatch.GetElapsedTime(from).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await UploadAsync("doc.csv")).IsUnderWay.ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_that_was_being_read_at_two_ends_of_the_server_is_read_no_more()
    {
        var world = await SeedAsync();
        await QueueAsync(world, world.Unit, "ngat.xlsx", Small(world));
        foreach (var state in new[] { UploadState.Queued, UploadState.Failed })
        {
            await InDatabaseAsync(async db =>
            {
                var upload = await db.ListUploads.SingleAsync();
                upload.Begin(site.Clock.Now);
                upload.Interrupted();
                await db.SaveChangesAsync();
                return upload.State;
            }).ContinueWith(async at => (await at).ShouldBe(state), TaskScheduler.Default).Unwrap();
        }
        (await UploadAsync("ngat.xlsx")).Refusal.ShouldBe(new UploadInterrupted("ngat.xlsx"));
    }

    [Fact]
    public async Task A_file_that_was_interrupted_once_is_read_after_the_start()
    {
        var world = await SeedAsync();
        await QueueAsync(world, world.Unit, "ngat.xlsx", Small(world));
        await InDatabaseAsync(async db =>
        {
            (await db.ListUploads.SingleAsync()).Begin(site.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await using var again = site.WithWebHostBuilder(_ => { });
        again.CreateClient();
        for (var tries = 0; tries < 200 && (await UploadAsync("ngat.xlsx")).IsUnderWay; tries++) await Task.Delay(50);
        (await UploadAsync("ngat.xlsx")).State.ShouldBe(UploadState.Done);
    }

    [Fact]
    public async Task A_unit_s_many_files_give_way_to_another_unit_s_one()
    {
        var world = await SeedAsync();
        using var queue = new WaitingUploads();
        var (many, one) = (Id<ListUpload>.New().Value, Id<ListUpload>.New().Value);
        var more = Id<ListUpload>.New().Value;
        var settled = queue.Add(world.Unit.Id, many);
        _ = queue.Add(world.Unit.Id, more);
        _ = queue.Add(world.OtherUnit.Id, one);

        var first = await queue.TakeAsync(default);
        first.Batch.ShouldBe(many);
        queue.OthersWait.ShouldBeTrue();
        queue.AddRest(first, queue.Begin(many));
        queue.EndTurn(first.Unit);

        var second = await queue.TakeAsync(default);
        second.ShouldBe(new UploadTurn(world.OtherUnit.Id, one));
        queue.EndTurn(second.Unit);
        (await queue.TakeAsync(default)).Batch.ShouldBe(more);
        queue.OthersWait.ShouldBeFalse("one reader at a time works for a unit");
        queue.EndTurn(world.Unit.Id);
        (await queue.TakeAsync(default)).Batch.ShouldBe(many);
        settled.IsCompleted.ShouldBeFalse();
        queue.Begin(many)!.SetResult();
        await settled;
    }

    [Fact]
    public async Task Of_a_batch_that_gives_way_nothing_is_lost()
    {
        var world = await SeedAsync();
        var batch = await QueueAsync(world, world.Unit, "mot.xlsx", Small(world), "hai.xlsx", Small(world, 20));
        var queue = site.Services.GetRequiredService<WaitingUploads>();
        // Another unit has something waiting, and nobody takes it.
        _ = queue.Add(world.OtherUnit.Id, Id<ListUpload>.New().Value);
        (await site.InScopeAsync<ReadListUploads, bool>(read => read.RunAsync(batch, default))).ShouldBe(!queue.OthersWait);
        while (!await site.InScopeAsync<ReadListUploads, bool>(read => read.RunAsync(batch, default)))
        {
            // One file a turn.
        }
        (await InDatabaseAsync(db => db.ListUploads.CountAsync(u => u.State == UploadState.Done))).ShouldBe(2);
        (await InDatabaseAsync(db => db.SubmissionRows.CountAsync())).ShouldBe(6);
    }

    [Fact]
    public async Task The_department_sees_what_waits_and_stops_it_with_a_reason_that_the_unit_and_the_journal_keep()
    {
        var world = await SeedAsync();
        await QueueAsync(world, world.Unit, "cho.xlsx", Small(world));
        var id = (await UploadAsync("cho.xlsx")).Id;
        var department = await site.BrowserAsync(world.Department);
        var page = (await department.GetAsync("/list-uploads")).Page;
        page.ShouldContain("cho.xlsx");
        page.ShouldContain(world.Unit.Name);

        await department.PostAsync($"/list-uploads/{id}/stop", ("reason", " "));
        (await UploadAsync("cho.xlsx")).State.ShouldBe(UploadState.Queued, "nobody stops without a reason");
        await department.PostAsync($"/list-uploads/{id}/stop", ("reason", "Tệp quá lớn"));
        (await UploadAsync("cho.xlsx")).Refusal.ShouldBe(new UploadStopped("cho.xlsx", "Tệp quá lớn"));
        (await (await site.BrowserAsync(world.Officer)).GetAsync($"/plans/{world.Plan.Id}/trainee-lists/uploads")).Page.ShouldContain("Tệp quá lớn");
        var entry = await InDatabaseAsync(db => db.Journal.SingleAsync(e => e.Subject == nameof(ListUpload)));
        (entry.AccountId, entry.Reason).ShouldBe((world.Department.AccountId, "Tệp quá lớn"));
        (await (await site.BrowserAsync(world.Inspector)).PostAsync($"/list-uploads/{id}/stop", ("reason", "x"))).Status.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_unit_takes_its_own_file_back_before_it_is_read_and_nobody_else_s()
    {
        var world = await SeedAsync();
        await QueueAsync(world, world.Unit, "cho.xlsx", Small(world));
        var id = (await UploadAsync("cho.xlsx")).Id;
        (await (await site.BrowserAsync(world.OtherOfficer)).PostAsync($"/list-uploads/{id}/removal", ("plan", $"{world.Plan.Id}"))).Status
            .ShouldBe(HttpStatusCode.NotFound);
        await (await site.BrowserAsync(world.Officer)).PostAsync($"/list-uploads/{id}/removal", ("plan", $"{world.Plan.Id}"));
        (await UploadAsync("cho.xlsx")).State.ShouldBe(UploadState.Discarded);
    }

    [Fact]
    public async Task A_file_that_is_stopped_while_it_is_read_ends_at_once()
    {
        using var queue = new WaitingUploads();
        var upload = Id<ListUpload>.New().Value;
        using var guard = queue.Watch(upload, TimeSpan.FromHours(1));
        using var begun = new SemaphoreSlim(0);
        // A reader that never looks up by itself.
        using var release = new ManualResetEventSlim();
        var reading = ListFileReading.ReadAsync(
            _ =>
            {
                begun.Release();
                release.Wait(CancellationToken.None);
                return new FileOutcome();
            },
            guard.Token, default);
        await begun.WaitAsync();
        queue.TryStop(upload, new UploadStopped("x.xlsx", "y")).ShouldBeTrue();
        (await reading.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeNull();
        release.Set();
        guard.Why.ShouldBe(new UploadStopped("x.xlsx", "y"));
        queue.Forget(upload);
        queue.TryStop(upload, null).ShouldBeFalse();
    }

    private Task<ListWorld> SeedAsync() => site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 5000));

    private static byte[] Small(ListWorld world, int from = 0) => world.Workbook([.. Enumerable.Range(from, 3).Select(ListWorld.Person)]);

    private static byte[] Large(ListWorld world) => world.Workbook([.. Enumerable.Range(0, 3000).Select(ListWorld.Person)]);

    /// <summary>Keeps files as an upload does, for nobody to read yet.</summary>
    private async Task<Guid> QueueAsync(ListWorld world, OrgUnit unit, params object[] namesAndFiles)
    {
        var batch = Id<ListUpload>.New().Value;
        var files = site.Services.GetRequiredService<Lms.Infrastructure.Files.FileStore>();
        await InDatabaseAsync(async db =>
        {
            for (var i = 0; i < namesAndFiles.Length; i += 2)
            {
                var stored = (await files.SaveAsync(new MemoryStream((byte[])namesAndFiles[i + 1]), 10 << 20, default)).Value!;
                db.ListUploads.Add(new ListUpload(
                    world.Plan.Id, unit.Id, world.Officer.AccountId, batch, i / 2, (string)namesAndFiles[i], stored.Sha256, stored.Bytes, false, site.Clock.Now));
            }
            return await db.SaveChangesAsync();
        });
        return batch;
    }

    private static async Task ReadAsync(IServiceProvider services, Guid batch)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReadListUploads>().RunAsync(batch, default);
    }

    private Task<ListUpload> UploadAsync(string name) => InDatabaseAsync(db => db.ListUploads.AsNoTracking().SingleAsync(u => u.FileName == name));

    private Task<T> InDatabaseAsync<T>(Func<LmsDbContext, Task<T>> run) => site.InScopeAsync(run);
}
