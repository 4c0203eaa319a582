using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Lms.Infrastructure.Xapi;

/// <summary>
/// One stored xAPI statement. Immutable but for <see cref="IsVoided"/>. Written by plain ADO.NET alone
/// (<see cref="StatementTable"/>); mapped here for migrations and for pages that read.
/// </summary>
public sealed class StatementRecord
{
    /// <summary>
    /// When the store took it, in microseconds since 1970, made unique and ever growing: the statement's "stored" and its
    /// place in every list at once, so that since, until and paging are ranges of the primary key.
    /// </summary>
    public long Sequence { get; private init; }

    /// <summary>Not indexed here: by it a statement is found through <see cref="StatementFinder.PlacesAsync(IReadOnlyCollection{Guid}, CancellationToken)"/>.</summary>
    public Guid StatementId { get; private init; }

    /// <summary>The statement that the object refers to, if it does.</summary>
    public Guid? Reference { get; private init; }

    /// <summary>Whether it voids the statement it refers to; such a one cannot be voided itself.</summary>
    public bool IsVoiding { get; private init; }

    public bool IsVoided { get; private init; }

    /// <summary>What it is found by (<see cref="IndexKey"/>), 8 bytes each: first who wrote it, at the end what is taken over from what it refers to.</summary>
    public byte[] Keys { get; private init; } = [];

    /// <summary>The statement as it is returned in the exact format, UTF-8.</summary>
    public byte[] Json { get; private init; } = [];

    public DateTimeOffset Stored => StoredTime.Of(Sequence);
}

/// <summary>
/// The statements that one <see cref="IndexKey"/> finds, in a block of ascending sequences: the inverted index.
/// Blocks of one key never overlap. Statements after <see cref="IndexMark.Through"/> are not in it yet.
/// </summary>
public sealed class IndexBlock(long key, long first, byte[] entries)
{
    public long Key { get; private init; } = key;

    /// <summary>The first sequence in the block.</summary>
    public long First { get; private init; } = first;

    /// <summary>The sequences after the first, each as the distance from the one before, in LEB128.</summary>
    public byte[] Entries { get; private init; } = entries;
}

/// <summary>
/// Where the statement with an id lies: the index of ids. Statements after <see cref="IndexMark.Through"/> are not in it yet.
/// </summary>
/// <remarks>
/// Ids are random, so in one large index nearly each of them would dirty a page of its own. They enter among the few that are new,
/// and part by part, in turn, those are settled among the many.
/// </remarks>
public sealed class StatementPlace
{
    /// <summary>Whether it is among the many.</summary>
    public bool IsSettled { get; private init; }

    public Guid StatementId { get; private init; }

    public long Sequence { get; private init; }
}

/// <summary>How far the index has come, of keys as of ids. One row.</summary>
public sealed class IndexMark
{
    public int Id { get; private init; }

    /// <summary>Statements up to this sequence are in the index.</summary>
    public long Through { get; private init; }

    /// <summary>Which part of the new ids is settled next (<see cref="StatementPlace.IsSettled"/>), from 0.</summary>
    public int Turn { get; private init; }
}

/// <summary>An activity with the definition that the store holds for canonical, merged from the statements that described it.</summary>
public sealed class ActivityRecord
{
    /// <summary>The digest of the IRI, which itself may be too long for an index.</summary>
    public Guid Digest { get; private init; }

    public string Iri { get; private init; } = "";

    /// <summary>The definition as JSON, UTF-8.</summary>
    public byte[] Definition { get; private init; } = [];
}

/// <summary>An attachment's content that came with a statement; the bytes lie in the file store.</summary>
public sealed class AttachmentRecord
{
    /// <summary>The statement's <see cref="StatementRecord.Sequence"/>.</summary>
    public long Sequence { get; private init; }

    /// <summary>The hash by which the statement names it, as it is written there.</summary>
    public string Sha2 { get; private init; } = "";

    public string ContentType { get; private init; } = "";

    /// <summary>The file store's address.</summary>
    public string File { get; private init; } = "";

    public long Bytes { get; private init; }
}

internal sealed class StatementTables :
    IEntityTypeConfiguration<StatementRecord>, IEntityTypeConfiguration<StatementPlace>, IEntityTypeConfiguration<IndexBlock>, IEntityTypeConfiguration<IndexMark>,
    IEntityTypeConfiguration<ActivityRecord>, IEntityTypeConfiguration<AttachmentRecord>
{
    public void Configure(EntityTypeBuilder<StatementRecord> statement)
    {
        statement.ToTable("xapi_Statements");
        statement.HasKey(s => s.Sequence);
        statement.Property(s => s.Sequence).ValueGeneratedNever();
        statement.HasIndex(s => s.Reference).HasFilter("\"Reference\" IS NOT NULL");
    }

    public void Configure(EntityTypeBuilder<StatementPlace> place)
    {
        place.ToTable("xapi_StatementIds");
        place.HasKey(p => new { p.IsSettled, p.StatementId });
    }

    public void Configure(EntityTypeBuilder<IndexBlock> block)
    {
        block.ToTable("xapi_IndexBlocks");
        block.HasKey(b => new { b.Key, b.First });
    }

    public void Configure(EntityTypeBuilder<IndexMark> mark)
    {
        mark.ToTable("xapi_IndexMarks");
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.HasData(new { Id = 1, Through = 0L, Turn = 0 });
    }

    public void Configure(EntityTypeBuilder<ActivityRecord> activity)
    {
        activity.ToTable("xapi_Activities");
        activity.HasKey(a => a.Digest);
    }

    public void Configure(EntityTypeBuilder<AttachmentRecord> attachment)
    {
        attachment.ToTable("xapi_Attachments");
        attachment.HasKey(a => new { a.Sequence, a.Sha2 });
        attachment.HasIndex(a => a.File);
    }
}
