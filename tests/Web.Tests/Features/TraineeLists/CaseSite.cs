using Lms.Domain.OrgUnits;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>What came of a file that was uploaded as a trainee list.</summary>
/// <param name="Summary">In the words of <see cref="ListCase.Outcome"/>.</param>
internal sealed record ListOutcome(string Summary, IReadOnlyList<SubmissionRow> Rows, IReadOnlyList<SkippedRow> Skipped);

/// <summary>A site with the unit and the schools that the case files speak of; each file is uploaded instead of the last.</summary>
public sealed class CaseSite : IAsyncLifetime, IAsyncDisposable
{
    private static readonly (string Name, SchoolLevel Level)[] Schools =
    [
        ("Trường Tiểu học Kim Đồng", SchoolLevel.Primary), ("Trường THCS Chu Văn An", SchoolLevel.LowerSecondary),
    ];

    private readonly ListSite site = new();

    internal ListWorld World { get; private set; } = null!;

    /// <summary>The officer of Phòng GD&amp;ĐT Quận Hồng Bàng.</summary>
    internal ListBrowser Officer { get; private set; } = null!;

    internal string PlanLists => $"/plans/{World.Plan.Id}/trainee-lists";

    public async Task InitializeAsync()
    {
        World = await site.InScopeAsync<LmsDbContext, ListWorld>(SeedAsync);
        Officer = await site.BrowserAsync(World.OtherOfficer);
    }

    Task IAsyncLifetime.DisposeAsync() => site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    internal Task<T> QueryAsync<T>(Func<LmsDbContext, Task<T>> query) => site.InScopeAsync(query);

    /// <summary>Uploads the file instead of the last one and says what came of it.</summary>
    internal async Task<ListOutcome> UploadAsync(string name, byte[] content)
    {
        await Officer.UploadAsync(PlanLists, true, (name, content));
        return await OutcomeAsync();
    }

    internal Task<ListOutcome> OutcomeAsync() => QueryAsync(async db =>
    {
        var upload = (await db.ListUploads.AsNoTracking().ToListAsync()).MaxBy(u => u.Id.Value)!;
        if (upload.State == UploadState.Failed) return new($"refused {upload.Refusal!.GetType().Name}", [], []);
        if (upload.Questions is { } asked && upload.State == UploadState.Asking)
        {
            string?[] of = [asked.Sheets is null ? null : "Sheets", asked.Columns is null ? null : "Columns", asked.Legacy is null ? null : "Legacy"];
            return new("asks " + string.Join(", ", of.OfType<string>()), [], []);
        }
        upload.State.ShouldBe(UploadState.Done);
        var list = await db.TraineeSubmissions.AsNoTracking().Include(l => l.Rows).Include(l => l.Files).SingleAsync(l => l.Id == upload.ListId);
        var rows = list.Rows.OrderBy(row => row.Position).ToList();
        var people = rows.Select(row => $"{row.Fields.FullName} {row.Fields.BirthDate:dd/MM/yyyy}".Trim());
        return new ListOutcome(string.Join("; ", people), rows, list.Files[^1].Skipped);
    });

    private static async Task<ListWorld> SeedAsync(LmsDbContext db)
    {
        var world = await ListWorld.SeedAsync(db, 500);
        foreach (var (name, level) in Schools)
        {
            var code = $"{world.OtherUnit.Code}-{name[^2..]}";
            db.OrgUnits.Add(new OrgUnit(code, name, OrgUnitKind.School, world.OtherUnit.Id, new DateOnly(2010, 1, 1), level));
        }
        await db.SaveChangesAsync();
        return world;
    }
}
