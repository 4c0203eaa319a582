using System.Net;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>A site that all files of the corpus are uploaded to, one after another, each instead of the last.</summary>
public sealed class CorpusSite : IAsyncLifetime, IAsyncDisposable
{
    private readonly ListSite site = new();

    internal ListWorld World { get; private set; } = null!;
    internal ListBrowser Officer { get; private set; } = null!;
    internal string PlanLists => $"/plans/{World.Plan.Id}/trainee-lists";

    public async Task InitializeAsync()
    {
        World = await site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, 100));
        Officer = await site.BrowserAsync(World.Officer);
    }

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    internal Task<ListBrowser> OtherAsync() => site.BrowserAsync(World.OtherOfficer);

    internal Task<T> QueryAsync<T>(Func<LmsDbContext, Task<T>> query) => site.InScopeAsync(query);

    /// <summary>What came of the last upload, in the words of <see cref="CorpusFile.Expected"/>.</summary>
    internal Task<string> OutcomeAsync() => QueryAsync(async db =>
    {
        var upload = (await db.ListUploads.AsNoTracking().ToListAsync()).MaxBy(u => u.Id.Value)!;
        if (upload.State == UploadState.Failed) return $"refused {upload.Refusal!.GetType().Name}";
        if (upload.Questions is { } asked && upload.State == UploadState.Asking)
            return "asks " + string.Join(", ", new[] { asked.Sheets is null ? null : "Sheets", asked.Columns is null ? null : "Columns", asked.Legacy is null ? null : "Legacy" }.OfType<string>());
        upload.State.ShouldBe(UploadState.Done);
        var rows = await db.SubmissionRows.AsNoTracking().Where(r => r.SubmissionId == upload.ListId).OrderBy(r => r.Position).ToListAsync();
        rows.Count.ShouldBe(upload.Rows);
        return string.Join(" | ", rows.Select(row => string.Join(", ", row.Findings.Select(f => $"{f.Severity} {f.Key["Finding.".Length..]}"))));
    });
}

/// <summary>Every file of the corpus through the upload page's own handler.</summary>
public sealed class CorpusTests(CorpusSite site) : IClassFixture<CorpusSite>
{
    public static TheoryData<string> Names => [.. Corpus.Files.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_file_as_it_really_arrives_is_read_refused_or_asked_about(string name)
    {
        var file = Corpus.Files.Single(file => file.Name == name);
        var (status, location, page) = await site.Officer.UploadAsync(site.PlanLists, true, (file.FileName, file.Make(site.World)));
        (await site.OutcomeAsync()).ShouldBe(file.Expected);
        status.ShouldBe(file.Expected.StartsWith("refused", StringComparison.Ordinal) ? HttpStatusCode.OK : HttpStatusCode.Found);
        if (file.Expected.StartsWith("refused", StringComparison.Ordinal)) page.ShouldContain(file.FileName);
        else (await site.Officer.GetAsync(location!)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void The_corpus_has_each_of_its_files_once()
    {
        Corpus.Files.Count.ShouldBeGreaterThanOrEqualTo(60);
        Corpus.Files.Select(file => file.Name).ShouldBeUnique();
    }
}
