using Lms.Domain.Reminders;

namespace Lms.Domain.Tests.Reminders;

public class SubmissionWordsTests
{
    [Fact]
    public void While_lists_are_taken_the_unit_is_asked_to_submit() =>
        SubmissionWords.Of(SubmissionWay.Open).ShouldContain("nộp danh sách");

    [Fact]
    public void After_the_deadline_no_list_is_asked_for_but_a_request_to_be_late()
    {
        SubmissionWords.Of(SubmissionWay.AskToBeLate).ShouldContain("“Xin nộp muộn”");
        SubmissionWords.Of(SubmissionWay.AskToBeLate).ShouldNotContain("nộp danh sách");
    }

    [Fact]
    public void Of_a_plan_that_takes_no_lists_neither_is_asked_for()
    {
        SubmissionWords.Of(SubmissionWay.Closed).ShouldContain("không nhận danh sách nữa");
        SubmissionWords.Of(SubmissionWay.Closed).ShouldNotContain("Xin nộp muộn");
    }
}
