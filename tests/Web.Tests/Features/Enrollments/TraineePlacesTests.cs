using System.Net;
using System.Text.Json;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.Journal;
using Lms.Domain.Quotas;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Database;
using Lms.Web.Features.TraineeLists;
using Lms.Web.Tests.Features.TraineeLists;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Tests.Features.Enrollments;

/// <summary>A list of three trainees and two reserves, and what becomes of their places, through the pages.</summary>
public sealed class TraineePlacesTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly ListSite _site = new();
    private ListWorld _world = null!;
    private TraineeSubmission _list = null!;
    private ListBrowser _unit = null!;
    private ListBrowser _department = null!;

    private string Trainees => $"/plans/{_world.Plan.Id}/units/{_world.Unit.Id}/trainees";

    public async Task InitializeAsync()
    {
        _world = await _site.InScopeAsync<LmsDbContext, ListWorld>(db => ListWorld.SeedAsync(db, seats: 4));
        _list = await SubmitAsync([1, 2, 3], [4, 5]);
        (_unit, _department) = (await _site.BrowserAsync(_world.Officer), await _site.BrowserAsync(_world.Department));
    }

    Task IAsyncLifetime.DisposeAsync() => _site.DisposeAsync().AsTask();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Rows_that_are_not_accepted_need_a_reason_and_give_their_seats_back()
    {
        var address = $"/trainee-lists/{_list.Id}/review";
        (await _department.GetAsync(address)).Page.ShouldContain("Bỏ dấu ở dòng không tiếp nhận");
        var (status, _, page) = await _department.PostAsync(address, Review(rejected: [2, 5]));
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("Dòng không tiếp nhận cần lý do: 2, 5");
        (await _department.PostAsync(address, [.. Review(rejected: [1, 2, 3, 4, 5]), ("reason", "x")])).Page.ShouldContain("hãy dùng “Trả lại…”");
        (await TakenAsync()).ShouldBe(3, "nothing was decided yet");

        (await _department.PostAsync(address, [.. Review(rejected: [2, 5]), ("rows[1].Reason", "Không dạy tiếng Anh"), ("reason", "Thiếu minh chứng")])).Location.ShouldBe($"/trainee-lists/{_list.Id}");
        (await TakenAsync()).ShouldBe(2);
        var seen = (await _unit.GetAsync($"/trainee-lists/{_list.Id}")).Page;
        seen.ShouldContain("Đã tiếp nhận 3 dòng; 2 dòng không được tiếp nhận");
        seen.ShouldContain("Không dạy tiếng Anh");
        seen.ShouldContain("Thiếu minh chứng");
        (await In(db => db.Enrollments.CountAsync())).ShouldBe(3);
        (await In(db => db.QuotaEntries.SingleAsync(e => e.Kind == QuotaEntryKind.Rejected))).TakenChange.ShouldBe(-1);

        // Who was not accepted may be sent again.
        (await SubmitAsync([2], [])).ReceiptNumber.ShouldBe(2);
        (await TakenAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task A_withdrawal_frees_the_seat_and_the_next_reserve_is_called_into_it()
    {
        await AcceptAsync();
        var (leaver, reserves) = (await EnrolledAsync(1), new[] { await EnrolledAsync(4), await EnrolledAsync(5) });
        reserves.Select(r => r.ReserveOrder).ShouldBe([1, 2]);
        (await _unit.GetAsync(Trainees)).Page.ShouldContain("Dự bị, theo thứ tự (2)");
        (await _unit.PostAsync($"/enrollments/{leaver.Id}/withdrawal", ("Form.Reason", " "))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _unit.PostAsync($"/enrollments/{leaver.Id}/withdrawal", ("Form.Reason", "Chuyển công tác"))).Location.ShouldBe(Trainees);
        (await TakenAsync()).ShouldBe(2);
        (await _unit.GetAsync(Trainees)).Page.ShouldContain("Chuyển công tác");

        await _department.PostAsync($"/enrollments/{reserves[1].Id}/promotion");
        (await _department.GetAsync(Trainees)).Page.ShouldContain("đứng trước trong thứ tự dự bị");
        (await EnrolledAsync(5)).IsReserve.ShouldBeTrue();
        // The leaver's class was known: the first who is called has the place there, the next finds none.
        var group = await In(async db =>
        {
            var made = new Domain.Classes.ClassGroup(_world.Plan.Id, 1, "Lớp 1", "");
            db.ClassGroups.Add(made);
            db.Entry(await db.Enrollments.SingleAsync(e => e.Id == leaver.Id)).Property(e => e.FreedClassId).CurrentValue = made.Id;
            await db.SaveChangesAsync();
            return made.Id;
        });
        await _department.PostAsync($"/enrollments/{reserves[1].Id}/promotion", ("reason", "Người đầu đang ốm"));
        (await EnrolledAsync(5)).ClassGroupId.ShouldBe(group);
        await _department.PostAsync($"/enrollments/{reserves[0].Id}/promotion");
        (await EnrolledAsync(4)).ClassGroupId.ShouldBeNull();
        (await EnrolledAsync(4), await EnrolledAsync(5)).ShouldSatisfyAllConditions(both => both.Item1.IsReserve.ShouldBeFalse(), both => both.Item2.IsReserve.ShouldBeFalse());
        (await TakenAsync()).ShouldBe(4);
        var ledger = (await _unit.GetAsync($"/plans/{_world.Plan.Id}/quotas/{_world.Unit.Id}/ledger")).Page;
        ledger.ShouldContain("Gọi dự bị");
        ledger.ShouldContain("Người đầu đang ốm");
        (await In(async db => (await db.ToldAsync()).Count(t => t.Verb.EndsWith("/registered", StringComparison.Ordinal)))).ShouldBe(5, "three at acceptance, two when called");
    }

    [Fact]
    public async Task A_reserve_takes_the_seat_of_a_leaver_when_the_department_approves()
    {
        await AcceptAsync();
        var (leaver, reserve) = (await EnrolledAsync(1), await EnrolledAsync(5));
        (await _unit.GetAsync($"/enrollments/{leaver.Id}/substitution")).Page.ShouldContain("Dự bị số 2");
        (await _unit.PostAsync($"/enrollments/{leaver.Id}/substitution", ("reason", "Nghỉ thai sản"), ("reserve", reserve.Id.ToString()))).Location.ShouldBe(Trainees);
        (await _unit.GetAsync(Trainees)).Page.ShouldContain("Đề nghị thay thế đang chờ duyệt");
        (await EnrolledAsync(1)).IsActive.ShouldBeTrue("nothing moves before the department has decided");
        (await _department.GetAsync($"/plans/{_world.Plan.Id}/substitutions")).Page.ShouldContain("Nghỉ thai sản");

        var request = await In(db => db.Substitutions.SingleAsync());
        (await _department.PostAsync($"/substitutions/{request.Id}/approval")).Location.ShouldBe($"/plans/{_world.Plan.Id}/substitutions");
        (await EnrolledAsync(1)).State.ShouldBe(EnrollmentState.Replaced);
        (await EnrolledAsync(5)).IsReserve.ShouldBeFalse();
        var unitPage = (await _unit.GetAsync(Trainees)).Page;
        unitPage.ShouldContain("Được thay");
        unitPage.ShouldContain($"{ListWorld.Person(5)[TraineeColumn.FullName]} vào thay");
        (await TakenAsync()).ShouldBe(3);
        (await In(db => db.Substitutions.SingleAsync())).ShouldSatisfyAllConditions(s => s.State.ShouldBe(SubstitutionState.Applied), s => s.NewcomerId.ShouldBe(reserve.Id),
            s => (s.ApprovedBy, s.ClosedBy).ShouldBe((_world.Department.AccountId, _world.Department.AccountId)));
        (await StatesToldAsync(request)).ShouldBe(["Approved", "Applied"], "approval and application are two facts of the journal");
        await _department.PostAsync($"/substitutions/{request.Id}/approval");
        (await _department.GetAsync("/plans")).Page.ShouldContain("Đề nghị đã được xử lý: Đã thay");
    }

    [Fact]
    public async Task A_person_typed_passes_every_check_and_has_a_list_and_a_receipt_of_its_own()
    {
        await AcceptAsync();
        var leaver = await EnrolledAsync(1);
        var address = $"/enrollments/{leaver.Id}/substitution";
        var (status, _, page) = await _unit.PostAsync(address, [("reason", "Ốm"), ("reserve", ""), .. Cells(2)]);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.ShouldContain("BN-0001");
        page.ShouldContain(ListWorld.Person(2)[TraineeColumn.PersonalId]);
        (await _unit.PostAsync(address, [("reason", "Ốm"), ("reserve", ""), .. Cells(9)])).Location.ShouldBe(Trainees);

        var request = await In(db => db.Substitutions.SingleAsync());
        await _department.PostAsync($"/substitutions/{request.Id}/approval");
        var newcomer = await EnrolledAsync(9);
        newcomer.ShouldSatisfyAllConditions(n => n.IsReserve.ShouldBeFalse(), n => n.State.ShouldBe(EnrollmentState.Nominated), n => n.UnitId.ShouldBe(_world.Unit.Id));
        var list = await In(db => db.TraineeSubmissions.Include(s => s.Rows).SingleAsync(s => s.Id != _list.Id));
        list.ShouldSatisfyAllConditions(l => l.State.ShouldBe(SubmissionState.Accepted), l => l.ReceiptNumber.ShouldBe(2), l => l.Rows.Single().Id.ShouldBe(newcomer.RowId));
        (await TakenAsync()).ShouldBe(3);
        (await In(async db => (await db.ToldAsync()).Count(t => t.Enrollment == newcomer.Id.Value
            && t.Verb.EndsWith("/registered", StringComparison.Ordinal)))).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_says_why_and_after_the_first_block_nobody_comes_in()
    {
        await AcceptAsync();
        var (leaver, reserve) = (await EnrolledAsync(1), await EnrolledAsync(4));
        await _unit.PostAsync($"/enrollments/{leaver.Id}/substitution", ("reason", "Ốm"), ("reserve", reserve.Id.ToString()));
        var request = await In(db => db.Substitutions.SingleAsync());
        await _department.PostAsync($"/substitutions/{request.Id}/refusal", ("reason", " "));
        (await In(db => db.Substitutions.SingleAsync())).State.ShouldBe(SubstitutionState.Requested);
        await _department.PostAsync($"/substitutions/{request.Id}/refusal", ("reason", "Thiếu giấy tờ"));
        (await _unit.GetAsync(Trainees)).Page.ShouldContain("Không duyệt thay thế: Thiếu giấy tờ");
        (await EnrolledAsync(1)).IsActive.ShouldBeTrue();

        _site.Clock.Now = _world.Plan.Sessions[0].EndsAt.AddSeconds(-1);
        (await _unit.PostAsync($"/enrollments/{leaver.Id}/substitution", ("reason", "Ốm"), ("reserve", reserve.Id.ToString()))).Location.ShouldBe(Trainees);
        _site.Clock.Now = _world.Plan.Sessions[0].EndsAt;
        var late = await In(db => db.Substitutions.SingleAsync(s => s.State == SubstitutionState.Requested));
        await _department.PostAsync($"/substitutions/{late.Id}/approval");
        (await _department.GetAsync(Trainees)).Page.ShouldContain("Buổi đầu tiên đã kết thúc");
        (await EnrolledAsync(1)).IsActive.ShouldBeTrue();
    }

    [Fact]
    public async Task An_approval_that_cannot_be_carried_out_says_why_and_is_carried_out_when_nothing_stands_in_the_way()
    {
        await AcceptAsync();
        var (leaver, reserve) = (await EnrolledAsync(1), await EnrolledAsync(4));
        await _unit.PostAsync($"/enrollments/{leaver.Id}/substitution", ("reason", "Nghỉ thai sản"), ("reserve", reserve.Id.ToString()));
        var request = await In(db => db.Substitutions.SingleAsync());
        var excluded = await ExcludeAsync(4);

        await _department.PostAsync($"/substitutions/{request.Id}/approval");
        var page = (await _department.GetAsync($"/plans/{_world.Plan.Id}/substitutions")).Page;
        page.ShouldContain("Sở đã duyệt nhưng chưa thay được");
        page.ShouldContain("Khóa đã học");
        page.ShouldContain("Thay ngay");
        (await _unit.GetAsync(Trainees)).Page.ShouldContain("Khóa đã học");
        (await EnrolledAsync(1)).State.ShouldBe(EnrollmentState.Nominated, "nobody leaves before somebody can come");
        (await EnrolledAsync(4)).IsReserve.ShouldBeTrue();
        (await In(db => db.Substitutions.SingleAsync())).ShouldSatisfyAllConditions(s => s.State.ShouldBe(SubstitutionState.Approved), s => s.Obstacle.ShouldBeOfType<NewcomerBlocked>(),
            s => s.ApprovedBy.ShouldBe(_world.Department.AccountId), s => s.ClosedAt.ShouldBeNull());
        (await _unit.GetAsync($"/enrollments/{leaver.Id}/substitution")).Page.ShouldNotContain("Dự bị số");
        (await In(db => db.QuotaEntries.CountAsync(e => e.Kind == QuotaEntryKind.Substituted))).ShouldBe(0);

        await In(async db => { db.ExclusionLists.Remove(await db.ExclusionLists.SingleAsync(l => l.Id == excluded)); return await db.SaveChangesAsync(); });
        await _department.PostAsync($"/substitutions/{request.Id}/approval");
        (await EnrolledAsync(1)).State.ShouldBe(EnrollmentState.Replaced);
        (await In(db => db.Substitutions.SingleAsync())).ShouldSatisfyAllConditions(s => s.State.ShouldBe(SubstitutionState.Applied), s => s.Obstacle.ShouldBeNull(), s => s.ApprovedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task An_approval_that_cannot_be_carried_out_can_be_refused_after_all()
    {
        await AcceptAsync();
        var (leaver, reserve) = (await EnrolledAsync(1), await EnrolledAsync(4));
        await _unit.PostAsync($"/enrollments/{leaver.Id}/substitution", ("reason", "Ốm"), ("reserve", reserve.Id.ToString()));
        var request = await In(db => db.Substitutions.SingleAsync());
        await ExcludeAsync(4);
        await _department.PostAsync($"/substitutions/{request.Id}/approval");
        await _department.PostAsync($"/substitutions/{request.Id}/refusal", ("reason", "Đã học khóa khác"));
        (await In(db => db.Substitutions.SingleAsync())).ShouldSatisfyAllConditions(s => s.State.ShouldBe(SubstitutionState.Refused), s => s.ApprovedBy.ShouldNotBeNull(), s => s.ClosedBy.ShouldNotBeNull());
        (await _unit.GetAsync($"/enrollments/{leaver.Id}/substitution")).Status.ShouldBe(HttpStatusCode.OK, "the unit may ask again");
    }

    [Fact]
    public async Task Another_unit_reaches_nobody()
    {
        await AcceptAsync();
        var (leaver, other) = (await EnrolledAsync(1), await _site.BrowserAsync(_world.OtherOfficer));
        (await other.GetAsync(Trainees)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetAsync($"/enrollments/{leaver.Id}/withdrawal")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"/enrollments/{leaver.Id}/withdrawal", ("Form.Reason", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.PostAsync($"/enrollments/{leaver.Id}/substitution", [("reason", "x"), .. Cells(9)])).Status.ShouldBe(HttpStatusCode.NotFound);
        (await EnrolledAsync(1)).IsActive.ShouldBeTrue();
    }

    private Task<List<string>> StatesToldAsync(Substitution request)
    {
        var id = request.Id.ToString();
        return In(async db => (await db.Journal.Where(j => j.Subject == nameof(Substitution) && j.SubjectId == id && j.Action == JournalAction.Changed).OrderBy(j => j.Id).Select(j => j.After).ToListAsync())
            .ConvertAll(after => JsonDocument.Parse(after).RootElement.GetProperty("State").GetString()!));
    }

    /// <summary>Puts somebody on an exclusion list after their own list was accepted.</summary>
    private Task<Id<ExclusionList>> ExcludeAsync(int person) => In(async db =>
    {
        var cells = ListWorld.Person(person);
        var list = new ExclusionList(_world.Plan.Id, "Khóa đã học", [new ExclusionEntry(1, cells[TraineeColumn.FullName], null, cells[TraineeColumn.TeacherCode], null, null)], _site.Clock.Now);
        db.ExclusionLists.Add(list);
        await db.SaveChangesAsync();
        return list.Id;
    });

    private static IEnumerable<(string, string)> Cells(int number) => ListWorld.Person(number).Select(c => ($"cells[{c.Key}]", c.Value));

    private (string, string)[] Review(int[] rejected) =>
    [
        .. _list.InOrder.SelectMany((row, i) => rejected.Contains(row.Position)
            ? new[] { ($"rows[{i}].RowId", row.Id.ToString()) }
            : [($"rows[{i}].RowId", row.Id.ToString()), ($"rows[{i}].Accept", "true")]),
    ];

    private async Task<TraineeSubmission> SubmitAsync(int[] people, int[] reserves)
    {
        var list = new TraineeSubmission(_world.Plan.Id, _world.Unit.Id, _world.Officer.AccountId, _site.Clock.Now);
        list.Add(people.Select(ListWorld.Person).Concat(reserves.Select(n => new Dictionary<TraineeColumn, string>(ListWorld.Person(n)) { [TraineeColumn.Note] = "dự bị" }))
            .Select(cells => new SubmissionRow(list.Id, new RawRow(0, "", cells)))).ShouldBeNull();
        await In(async db => { db.TraineeSubmissions.Add(list); return await db.SaveChangesAsync(); });
        var sent = await _site.InScopeAsync<SubmitTraineeList, Outcome<TraineeSubmission>>(submit => submit.RunAsync(_world.Officer, list.Id, null, default));
        sent.Refusal.ShouldBeNull();
        return sent.Value!;
    }

    private async Task AcceptAsync() =>
        (await _site.InScopeAsync<AcceptTraineeList, Outcome<TraineeSubmission>>(accept => accept.RunAsync(_world.Department, _list.Id, default))).Refusal.ShouldBeNull();

    private Task<Enrollment> EnrolledAsync(int person)
    {
        var code = ListWorld.Person(person)[TraineeColumn.TeacherCode];
        return In(db => db.Enrollments.SingleAsync(e => db.Teachers.Any(t => t.Id == e.TeacherId && t.TeacherCode == code)));
    }

    private Task<int> TakenAsync() => In(db => db.Quotas.Where(q => q.UnitId == _world.Unit.Id).Select(q => q.Taken).SingleAsync());

    private Task<T> In<T>(Func<LmsDbContext, Task<T>> run) => _site.InScopeAsync(run);
}
