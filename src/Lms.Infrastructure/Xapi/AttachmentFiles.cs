using System.Security.Cryptography;
using Lms.Infrastructure.Files;
using Microsoft.Extensions.Options;

namespace Lms.Infrastructure.Xapi;

/// <summary>The content of attachments, by the hash of its bytes, in a folder of its own: one copy however many statements bring it.</summary>
/// <remarks>
/// A file that no statement names is not deleted at once, but set aside first (<see cref="AttachmentCollector"/>): the same content may be
/// uploaded in that very moment. Set aside it is still read, so nobody ever misses it.
/// </remarks>
public sealed class AttachmentFiles(IOptions<StorageOptions> options) : FileStore(options, "attachments")
{
    private string Aside => FolderOf("aside");

    public override FileStream OpenRead(string sha256)
    {
        try
        {
            return base.OpenRead(sha256);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            try
            {
                return new FileStream(Path.Combine(Aside, Path.GetFileName(PathOf(sha256))), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16, FileOptions.Asynchronous);
            }
            catch (FileNotFoundException)
            {
                // Put back between the two looks, or never there.
                return base.OpenRead(sha256);
            }
        }
    }

    /// <summary>Takes a file out of its place, if it was stored before an instant. One that was uploaded again meanwhile stays.</summary>
    /// <returns>Whether it is set aside now.</returns>
    public bool SetAside(string sha256, DateTimeOffset before)
    {
        var aside = Path.Combine(Aside, sha256);
        try
        {
            File.Move(PathOf(sha256), aside, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            return false;
        }

        // The move took what was in the place at its moment, which may be a newer upload than the one that was looked at.
        if (File.GetLastWriteTimeUtc(aside) >= before.UtcDateTime)
        {
            PutBack(sha256);
            return false;
        }

        return true;
    }

    /// <summary>The addresses of the files that are set aside and were so before an instant.</summary>
    public IEnumerable<string> SetAsideBefore(DateTimeOffset at) =>
        Directory.EnumerateFiles(Aside).Where(f => File.GetLastWriteTimeUtc(f) < at.UtcDateTime).Select(f => Path.GetFileName(f));

    /// <summary>Notes when a file was set aside, from where its time of grace counts.</summary>
    public void MarkAside(string sha256, DateTimeOffset at) => File.SetLastWriteTimeUtc(Path.Combine(Aside, sha256), at.UtcDateTime);

    /// <summary>Puts a file back that something names after all; the same content may be in its place already.</summary>
    public void PutBack(string sha256)
    {
        var (aside, place) = (Path.Combine(Aside, sha256), PathOf(sha256));
        try
        {
            if (File.Exists(place)) File.Delete(aside);
            else File.Move(aside, place, overwrite: true);
        }
        catch (FileNotFoundException)
        {
            // Another node has put it back.
        }
    }

    /// <summary>Deletes a file that is set aside, for good.</summary>
    public void DeleteAside(string sha256) => File.Delete(Path.Combine(Aside, sha256));

    /// <summary>Whether a stored file has this SHA-2, given in hex; which of the family is told by its length. A length that cannot be computed here is taken at its word.</summary>
    public async Task<bool> HasHashAsync(StoredFile file, string sha2, CancellationToken cancel)
    {
        if (sha2.Length == 64) return sha2.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase);
        if (sha2.Length is not (96 or 128)) return true;
        await using var content = OpenRead(file.Sha256);
        var hash = sha2.Length == 96 ? await SHA384.HashDataAsync(content, cancel) : await SHA512.HashDataAsync(content, cancel);
        return sha2.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);
    }
}
