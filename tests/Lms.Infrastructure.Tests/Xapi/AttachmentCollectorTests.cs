using System.Text;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Tests.Xapi;

public sealed class AttachmentCollectorTests : IDisposable
{
    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    private readonly string data = Directory.CreateTempSubdirectory("lms-attachments-").FullName;
    private readonly AttachmentFiles files;
    private readonly Clock clock = new();

    public AttachmentCollectorTests() => files = new AttachmentFiles(Options.Create(new StorageOptions { DataPath = data, ContentPath = data }));

    public void Dispose() => Directory.Delete(data, recursive: true);

    [Theory, MemberData(nameof(Both))]
    public async Task What_no_statement_names_goes_and_what_one_names_stays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (refused, named) = (await SaveAsync("bị từ chối"), await SaveAsync("của một bản ghi"));
        await NameAsync(database, provider, named);
        var collector = Collector(database);

        (await collector.CollectAsync(default)).ShouldBe(new Collected(0, 0, 0));
        clock.Passed = TimeSpan.FromHours(2);
        (await collector.CollectAsync(default)).ShouldBe(new Collected(1, 0, 0));
        // Still there for whoever has begun to need it.
        (await ReadAsync(refused)).ShouldBe("bị từ chối");
        clock.Passed = TimeSpan.FromHours(26);
        (await collector.CollectAsync(default)).ShouldBe(new Collected(0, 0, 1));

        Should.Throw<FileNotFoundException>(() => files.OpenRead(refused.Sha256).Dispose());
        (await ReadAsync(named)).ShouldBe("của một bản ghi");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task What_is_named_after_it_was_set_aside_is_put_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var late = await SaveAsync("nêu tên muộn");
        var collector = Collector(database);
        clock.Passed = TimeSpan.FromHours(2);
        (await collector.CollectAsync(default)).SetAside.ShouldBe(1);
        await NameAsync(database, provider, late);
        clock.Passed = TimeSpan.FromHours(26);
        (await collector.CollectAsync(default)).ShouldBe(new Collected(0, 1, 0));
        (await ReadAsync(late)).ShouldBe("nêu tên muộn");
    }

    [Fact]
    public async Task An_upload_between_the_look_and_the_move_stays_in_its_place()
    {
        var before = TimeProvider.System.GetUtcNow().AddMinutes(1);
        var file = await SaveAsync("tải lên hai lần");
        files.StoredBefore(before).ShouldBe([file.Sha256]);
        // Its time is newer than what the collector looks for: this stands for an upload after the look.
        files.SetAside(file.Sha256, before.AddHours(-1)).ShouldBeFalse();
        files.StoredBefore(before).ShouldBe([file.Sha256]);
        (await ReadAsync(file)).ShouldBe("tải lên hai lần");
    }

    [Fact]
    public async Task A_file_uploaded_anew_while_an_older_copy_is_aside_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await SaveAsync("một nội dung");
        clock.Passed = TimeSpan.FromHours(2);
        await Collector(database).CollectAsync(default);
        var again = await SaveAsync("một nội dung");
        await NameAsync(database, DatabaseProvider.Sqlite, again);
        clock.Passed = TimeSpan.FromHours(26);
        await Collector(database).CollectAsync(default);
        (await ReadAsync(again)).ShouldBe("một nội dung");
        files.SetAsideBefore(DateTimeOffset.MaxValue).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Both))]
    public async Task The_store_says_how_much_it_holds(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await NameAsync(database, provider, await SaveAsync("mười"), sequence: 1);
        await NameAsync(database, provider, await SaveAsync("mười"), sequence: 2);
        var size = await new RecordStoreSizes(Scopes(database), TimeProvider.System).ReadAsync(default);
        (size.Statements, size.Attachments, size.AttachmentBytes).ShouldBe((0, 1, Encoding.UTF8.GetByteCount("mười")));
        size.DatabaseBytes.ShouldBeGreaterThan(0);
    }

    private async Task<StoredFile> SaveAsync(string content) => (await files.SaveAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1000, default)).Value!;

    private async Task<string> ReadAsync(StoredFile file)
    {
        await using var content = files.OpenRead(file.Sha256);
        return await new StreamReader(content).ReadToEndAsync();
    }

    private static async Task NameAsync(TestDatabase database, DatabaseProvider provider, StoredFile file, long sequence = 1)
    {
        await using var db = database.Open();
        await using var connections = new XapiConnections(provider, db.Database.GetConnectionString()!);
        await using var table = await connections.OpenAsync(default);
        await table.AddAttachmentAsync(sequence, new IncomingAttachment(file.Sha256, "text/plain", file.Sha256, file.Bytes), default);
    }

    private AttachmentCollector Collector(TestDatabase database) => new(Scopes(database), files, clock, NullLogger<AttachmentCollector>.Instance);

    private static IServiceScopeFactory Scopes(TestDatabase database) =>
        new ServiceCollection().AddScoped(_ => database.Open()).BuildServiceProvider().GetRequiredService<IServiceScopeFactory>();

    /// <summary>Files get the real time; this clock goes ahead of it.</summary>
    private sealed class Clock : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Passed;
    }
}
