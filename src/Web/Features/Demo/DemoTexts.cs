namespace Lms.Web.Features.Demo;

/// <summary>What the teachers of the sample write.</summary>
internal static class DemoTexts
{
    public const string Reflection =
        "Buổi thực hành diễn ra đúng kế hoạch. Học sinh hào hứng nhất với trò chơi đoán từ và góc kể chuyện; nhiều em rụt rè đã chủ động chào hỏi bằng tiếng Anh. "
        + "Khó khăn là thời gian chuẩn bị thẻ từ còn ngắn và lớp đông. Lần sau tôi sẽ chia nhóm nhỏ hơn, nhờ câu lạc bộ tiếng Anh của trường hỗ trợ và duy trì góc tiếng Anh hằng tuần.";

    public const string GoodWork = "Hoạt động phù hợp, học sinh tham gia tích cực, minh chứng rõ ràng.";
    public const string NeedsMore = "Đề nghị bổ sung kế hoạch chi tiết theo từng hoạt động và nêu cách đánh giá học sinh.";

    /// <summary>A reminder for many units, with its places.</summary>
    public const string Reminder =
        "Kính gửi {đơn vị},\n\nKế hoạch “{kế hoạch}” nhận danh sách cử giáo viên {hạn} ({còn lại}). Đơn vị có {chỉ tiêu} chỉ tiêu, đã cử {đã cử}, còn thiếu {còn thiếu}.\n\n"
        + "Đề nghị đơn vị hoàn thành danh sách tại: {liên kết}\nNếu không có người để cử, xin báo ngay trên trang đó.";

    private const string Idea =
        "Trường tôi sẽ tổ chức hoạt động vào chiều thứ năm hằng tuần, mỗi buổi bốn mươi phút, gồm khởi động bằng bài hát, trò chơi theo nhóm và chia sẻ cuối buổi. "
        + "Giáo viên tiếng Anh phụ trách nội dung, tổng phụ trách đội hỗ trợ tổ chức, phụ huynh giúp chuẩn bị vật dụng. Mỗi tháng có một chủ đề gắn với bài học trên lớp. ";

    /// <summary>An answer of at least so many words.</summary>
    public static string Activity(int words)
    {
        var text = Idea;
        while (Domain.Courses.LessonActivity.CountWords(text) < words) text += Idea;
        return text.Trim();
    }
}
