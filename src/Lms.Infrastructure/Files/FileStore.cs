using System.Security.Cryptography;
using Lms.Domain;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Files;

/// <summary>A stored file: its hash in lower-case hex, which is also its address, and its size.</summary>
public sealed record StoredFile(string Sha256, long Bytes);

/// <summary>The file is larger than the limit.</summary>
public sealed record FileTooLarge(long MostMegabytes) : Refusal;

/// <summary>
/// Files by the hash of their bytes, on disk. A file is written beside its place, flushed, then renamed: after a crash it is
/// whole or not there. The row that names it is saved afterwards.
/// </summary>
public class FileStore
{
    private readonly string _root;

    public FileStore(IOptions<StorageOptions> options) : this(options, "files") { }

    /// <param name="folder">Where below the data folder.</param>
    protected FileStore(IOptions<StorageOptions> options, string folder)
    {
        _root = Path.GetFullPath(Path.Combine(options.Value.DataPath, folder));
        Directory.CreateDirectory(Incoming);
    }

    private string Incoming => Path.Combine(_root, "incoming");

    /// <summary>Stores a stream of at most so many bytes.</summary>
    public async Task<Outcome<StoredFile>> SaveAsync(Stream source, long mostBytes, CancellationToken cancel)
    {
        var draft = Path.Combine(Incoming, Path.GetRandomFileName());
        try
        {
            string hash;
            long length;
            await using (var target = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, FileOptions.Asynchronous))
            {
                using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                if (!await CopyAsync(source, target, sha, mostBytes, cancel)) return new FileTooLarge(mostBytes >> 20);
                target.Flush(flushToDisk: true);
                (hash, length) = (Convert.ToHexStringLower(sha.GetHashAndReset()), target.Length);
            }

            var place = PathOf(hash);
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Move(draft, place, overwrite: true);
            return new StoredFile(hash, length);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Opens a stored file; throws <see cref="FileNotFoundException"/> where there is none.</summary>
    public virtual FileStream OpenRead(string sha256) => new(PathOf(sha256), FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);

    /// <summary>The addresses of all files that were stored before an instant.</summary>
    public IEnumerable<string> StoredBefore(DateTimeOffset at) =>
        Directory.EnumerateDirectories(_root, "??").SelectMany(Directory.EnumerateFiles)
            .Where(f => File.GetLastWriteTimeUtc(f) < at.UtcDateTime).Select(f => Path.GetFileName(f));

    /// <summary>Deletes a file that nothing refers to.</summary>
    /// <returns>Whether it was there.</returns>
    public bool Delete(string sha256)
    {
        var place = PathOf(sha256);
        if (!File.Exists(place)) return false;
        File.Delete(place);
        return true;
    }

    /// <summary>Removes what an interrupted upload has left. Called once at start, before any upload.</summary>
    public int RemoveUnfinished()
    {
        var leftovers = Directory.GetFiles(Incoming);
        foreach (var file in leftovers) File.Delete(file);
        return leftovers.Length;
    }

    /// <summary>Removes what uploads before an instant have left unfinished; those that are under way are younger.</summary>
    public int RemoveUnfinished(DateTimeOffset before)
    {
        var leftovers = Directory.EnumerateFiles(Incoming).Where(f => File.GetLastWriteTimeUtc(f) < before.UtcDateTime).ToList();
        foreach (var file in leftovers) File.Delete(file);
        return leftovers.Count;
    }

    /// <summary>A folder beside the stored files, made if it is not there.</summary>
    protected string FolderOf(string name) => Directory.CreateDirectory(Path.Combine(_root, name)).FullName;

    protected string PathOf(string sha256) => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(_root, sha256[..2], sha256)
        : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(sha256));

    private static async Task<bool> CopyAsync(Stream source, FileStream target, IncrementalHash sha, long mostBytes, CancellationToken cancel)
    {
        var buffer = new byte[1 << 16];
        long total = 0;
        for (int read; (read = await source.ReadAsync(buffer, cancel)) > 0;)
        {
            if ((total += read) > mostBytes) return false;
            sha.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancel);
        }

        return true;
    }
}
