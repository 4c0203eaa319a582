using Lms.Domain.TraineeLists;

namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>Every case file for the trainee list through the upload page's own handler.</summary>
public sealed class ListCaseTests(CaseSite site) : IClassFixture<CaseSite>
{
    public static TheoryData<string> Names => [.. ListCases.All.Select(file => file.File)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_case_file_is_read_refused_or_asked_about_as_it_should_be(string name)
    {
        var expected = ListCases.All.Single(file => file.File == name);
        var outcome = await site.UploadAsync(name, CaseFiles.Read(name));
        outcome.Summary.ShouldBe(expected.Outcome);
        var told = outcome.Rows.SelectMany(row => row.Findings.Select(finding => Words(row, finding))).ToList();
        expected.Told.ShouldBeSubsetOf(told);
        expected.Skipped.ShouldBeSubsetOf(outcome.Skipped.Select(row => row.Text));
        if (expected.IsClean) outcome.Rows.SelectMany(row => row.Findings.Where(IsNoMend)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_case_stands_once_in_the_table_and_has_its_file()
    {
        ListCases.All.Select(file => file.File).ShouldBeUnique();
        ListCases.All.Select(file => file.File).ShouldBeSubsetOf(CaseFiles.Names);
        CaseFiles.Names.Count.ShouldBeGreaterThanOrEqualTo(72);
    }

    private static string Words(SubmissionRow row, RowFinding finding) =>
        $"{row.Position} {finding.Column} {finding.Severity} {finding.Key["Finding.".Length..]}".Replace("  ", " ", StringComparison.Ordinal);

    private static bool IsNoMend(RowFinding finding) =>
        finding.Severity != FindingSeverity.Fixed && finding.Code != FindingCode.ORG;
}
