using System.Text;
using Lms.Infrastructure.Files;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lms-files").FullName;

    private FileStore Store => new(Options.Create(new StorageOptions { DataPath = _folder, ContentPath = _folder }));

    [Fact]
    public async Task A_file_lies_under_the_hash_of_its_bytes()
    {
        var saved = await Store.SaveAsync(new MemoryStream("abc"u8.ToArray()), 100, default);

        saved.Value.ShouldBe(new StoredFile("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
        await using var read = Store.OpenRead(saved.Value!.Sha256);
        using var text = new StreamReader(read, Encoding.UTF8);
        (await text.ReadToEndAsync()).ShouldBe("abc");
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_file()
    {
        await Store.SaveAsync(new MemoryStream("abc"u8.ToArray()), 100, default);
        await Store.SaveAsync(new MemoryStream("abc"u8.ToArray()), 100, default);
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        var saved = await Store.SaveAsync(new MemoryStream(new byte[101]), 100, default);
        saved.Refusal.ShouldBeOfType<FileTooLarge>();
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await Should.ThrowAsync<IOException>(() => Store.SaveAsync(new BrokenStream(), 1 << 20, default));
        Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_crash_has_left_is_removed_at_start()
    {
        var store = Store;
        File.WriteAllText(Path.Combine(_folder, "files", "incoming", "half"), "x");
        store.RemoveUnfinished().ShouldBe(1);
        store.RemoveUnfinished().ShouldBe(0);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    [InlineData("")]
    public void Only_a_hash_is_an_address(string address) => Should.Throw<ArgumentException>(() => Store.OpenRead(address));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class BrokenStream : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ == 0 ? ValueTask.FromResult(10) : throw new IOException("the connection broke off");
    }
}
