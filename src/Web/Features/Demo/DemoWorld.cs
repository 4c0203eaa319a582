using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Text;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Quotas;
using Lms.Web.Features.Accounts;
using Lms.Web.Features.OrgUnits;

namespace Lms.Web.Features.Demo;

/// <summary>The units and people who are there before any plan: Hải Phòng 2022 with its 45 submitting units.</summary>
internal sealed class DemoWorld
{
    private const int Trainers = 12;
    private static readonly DateOnly Always = new(2000, 1, 1);

    public DemoPeople People { get; } = new();
    public required IReadOnlyList<QuotaLine> Quotas { get; init; }
    public required IReadOnlyDictionary<string, OrgUnit> Units { get; init; }
    public required ILookup<string, DemoSchool> Schools { get; init; }
    public required Viewer Officer { get; init; }
    public required IReadOnlyDictionary<string, Viewer> UnitOfficers { get; init; }

    /// <summary>The first is the demo trainer.</summary>
    public required IReadOnlyList<Viewer> TrainerViewers { get; init; }

    public static async Task<DemoWorld> CreateAsync(DemoStage stage)
    {
        var quotas = QuotaTable.Read(QuotaFile(), "quotas.csv").Value?.Lines ?? throw new InvalidOperationException("The sample quotas cannot be read.");
        var department = new OrgUnit(DemoUnits.Department, "Sở Giáo dục và Đào tạo Hải Phòng", OrgUnitKind.Department, null, Always);
        var units = new List<OrgUnit>
        {
            department,
            new(DemoUnits.Centre, "Trung tâm Giáo dục kỹ thuật tổng hợp hướng nghiệp và Bồi dưỡng nhà giáo", OrgUnitKind.TrainingCentre, department.Id, Always),
            new(DemoUnits.University, "Trường Đại học Ngoại ngữ – Đại học Quốc gia Hà Nội", OrgUnitKind.TrainingProvider, null, Always),
        };
        units.AddRange(quotas.Select(q => new OrgUnit(q.Code, q.Name, Enum.Parse<OrgUnitKind>(q.Kind), department.Id, Always, q.Kind == nameof(OrgUnitKind.UpperSecondarySchool) ? SchoolLevel.UpperSecondary : null)));
        var byCode = units.ToDictionary(u => u.Code);
        var schools = DemoUnits.Schools(quotas);
        foreach (var school in schools.Where(s => !byCode.ContainsKey(s.Code)))
            units.Add(new OrgUnit(school.Code, school.Code == DemoUnits.Renamed ? DemoUnits.FormerName : school.Name, OrgUnitKind.School, byCode[school.UnitCode].Id, Always, school.Level == "TH" ? SchoolLevel.Primary : SchoolLevel.LowerSecondary));
        await stage.SaveAsync([.. units]);

        var people = new DemoPeople();
        var officer = await stage.HireAsync(Role.DepartmentOfficer, "Phạm Thị Minh Nguyệt", $"can-bo-so{DemoAccounts.Domain}", department.Id);
        await RenameAsync(stage, officer, units.First(u => u.Code == DemoUnits.Renamed), schools.First(s => s.Code == DemoUnits.Renamed).Name);
        return new DemoWorld
        {
            Quotas = quotas,
            Units = units.ToDictionary(u => u.Code),
            Schools = schools.ToLookup(s => s.UnitCode),
            Officer = officer,
            UnitOfficers = await HireUnitOfficersAsync(stage, people, quotas, byCode),
            TrainerViewers = await HireTrainersAsync(stage, people, byCode[DemoUnits.University].Id),
        };
    }

    /// <summary>Lists that still write the old name find the school all the same.</summary>
    private static Task RenameAsync(DemoStage stage, Viewer officer, OrgUnit school, string name)
    {
        var day = VietnamTime.DateOf(stage.Now).AddDays(-150);
        var basis = new ChangeBasis("215/QĐ-UBND", day.AddDays(-10), "Đổi tên trường theo quyết định của UBND quận");
        return stage.DoAsync<ChangeUnits, UnitChangeResult>(officer, change => change.RunAsync(officer, new UnitChangeRequest(UnitChangeKind.Rename, day, basis, [school.Id], name), mark: null));
    }

    /// <summary>The sample's quotas as they were sent: a CSV file.</summary>
    public static Stream QuotaFile() => typeof(DemoWorld).Assembly.GetManifestResourceStream("Lms.Web.Features.Demo.Data.hai-phong-2022-quotas.csv")
        ?? throw new InvalidOperationException("The sample quotas are not embedded.");

    private static async Task<Dictionary<string, Viewer>> HireUnitOfficersAsync(DemoStage stage, DemoPeople people, IReadOnlyList<QuotaLine> quotas, Dictionary<string, OrgUnit> units)
    {
        // The three whom the sign-in page offers: a large office, a small one, and a school.
        var demo = new Dictionary<string, string> { ["303"] = "hong-bang", ["311"] = "thuy-nguyen", ["THPT-01"] = "thpt-tran-phu" };
        var officers = new Dictionary<string, Viewer>();
        foreach (var unit in quotas)
        {
            var email = demo.TryGetValue(unit.Code, out var name) ? name + DemoAccounts.Domain : $"{unit.Code.ToLowerInvariant()}@example.edu.vn";
            officers[unit.Code] = await stage.HireAsync(Role.UnitOfficer, people.AnyName(), email, units[unit.Code].Id);
        }

        return officers;
    }

    private static async Task<List<Viewer>> HireTrainersAsync(DemoStage stage, DemoPeople people, Id<OrgUnit> university)
    {
        var viewers = new List<Viewer>();
        for (var i = 0; i < Trainers; i++)
        {
            var trainer = new Trainer(PersonName.Parse(i == 0 ? "Nguyễn Thị Thu Hương" : people.AnyName()).Value!, university);
            await stage.SaveAsync(trainer);
            var email = i == 0 ? $"giang-vien{DemoAccounts.Domain}" : FormattableString.Invariant($"giang-vien-{i + 1}@example.edu.vn");
            viewers.Add(await stage.HireAsync(Role.Trainer, trainer.FullName, email, trainer: trainer.Id));
        }

        return viewers;
    }
}
