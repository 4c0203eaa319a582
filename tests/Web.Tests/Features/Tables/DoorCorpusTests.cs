using Lms.Domain.Tables;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Tables;

/// <summary>Every file that we have, sent to every door: the lists' own upload has its tests beside the lists.</summary>
public sealed class DoorCorpusTests(DoorSite doors) : IClassFixture<DoorSite>
{
    public static TheoryData<TableDoor> Doors => [.. DoorReading.Doors];

    [Theory, MemberData(nameof(Doors))]
    public async Task No_file_makes_a_page_of_a_door_fail_and_nothing_damaged_is_kept(TableDoor door)
    {
        foreach (var name in CaseFiles.Names) await doors.SendAsync(door, name, CaseFiles.Read(name));
        foreach (var file in Corpus.Files) await doors.SendAsync(door, file.FileName, file.Make(doors.World));
        var names = await doors.QueryAsync(async db => (
            Entries: await db.Set<ExclusionListEntry>().AsNoTracking().ToListAsync(),
            Units: await db.OrgUnits.AsNoTracking().Select(u => u.Name).ToListAsync()));
        foreach (var name in names.Entries.Select(e => e.FullName).Concat(names.Units))
        {
            LegacyVietnamese.Detect(name).ShouldBeNull(name);
            name.ShouldNotContain("?");
        }
        names.Entries.ShouldAllBe(e => !e.IsSure || e.FullName.Length > 0);
        names.Entries.ShouldAllBe(e => !e.NeedsMending || e.Faults.Count > 0);
    }

    [Fact]
    public void Each_line_of_each_file_is_a_row_or_skipped_or_said_at_each_door()
    {
        var lines = CaseFiles.Names.Sum(name => DoorReading.Check(name, CaseFiles.Read(name)))
            + Corpus.Files.Sum(file => DoorReading.Check(file.FileName, file.Make(doors.World)));
        lines.ShouldBeGreaterThan(300);
    }
}
