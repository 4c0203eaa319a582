using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>
/// The whole job, from an empty installation to a revoked certificate, through the pages alone and as each role in turn. Each act
/// is one method; what an act leaves for the next is in the fields.
/// </summary>
public sealed partial class WalkTests(ITestOutputHelper output) : IAsyncLifetime, IDisposable
{
    private readonly WalkSite _site = new();
    private Watch _watch = null!;
    private Browsers _browsers = null!;

    public async Task InitializeAsync()
    {
        // The machines that run this are shared and slow.
        Assertions.SetDefaultExpectTimeout(20_000);
        _site.StartServer();
        _watch = new(_site.Address);
        _browsers = await Browsers.OpenAsync(_site.Address, _watch);
    }

    public async Task DisposeAsync()
    {
        // A walk that stops half-way still tells what it has seen until then.
        foreach (var complaint in _watch.Complaints.Concat(_site.Errors)) output.WriteLine(complaint);
        await _browsers.DisposeAsync();
    }

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_whole_job_is_done_through_the_pages_from_an_empty_installation_to_a_revoked_certificate()
    {
        await The_administrator_imports_units_and_invites_people();
        await The_department_officer_writes_and_issues_a_plan();
        await The_unit_officer_sends_a_list_mended_in_both_ways();
        await The_department_officer_accepts_divides_and_convenes();
        await The_teacher_takes_the_seat();
        await The_trainer_calls_the_roll();
        await The_class_meets_online();
        await The_teacher_works_through_a_lesson();
        await The_room_closes_with_the_minutes_kept();
        await The_teacher_hands_in_the_practicum();
        await The_trainer_scores_it();
        await The_department_officer_signs_and_issues();
        await The_teacher_downloads_a_certificate_that_anyone_can_verify();
        await The_department_officer_revokes_it();
        await The_inspector_sees_who_did_what();

        _site.Errors.ShouldBeEmpty();
        _watch.Complaints.ShouldBeEmpty(string.Join('\n', _watch.Complaints));
    }
}
