using System.Text;
using Lms.Domain.Text;

namespace Lms.Domain.TraineeLists;

/// <summary>
/// What Mẫu 01 prints above each column, which columns it requires, and by what other words they are known.
/// </summary>
public static class TraineeColumns
{
    /// <summary>What is longer is a sentence.</summary>
    private const int LongestHeading = 200;

    private static readonly (TraineeColumn Column, string Heading, string[] Synonyms)[] Known =
    [
        (TraineeColumn.Ordinal, "TT", ["stt", "so tt", "so thu tu"]),
        (TraineeColumn.FullName, "Họ và tên",
        [
            "ho ten", "ho va ten giao vien", "ho ten giao vien", "ten giao vien", "giao vien", "ho va ten hoc vien",
            "ho ten hoc vien", "ho va ten can bo, giao vien", "ho ten can bo, giao vien", "ho va ten cbgv",
            "full name",
        ]),
        (TraineeColumn.BirthDate, "Ngày sinh",
        [
            "ngay thang nam sinh", "ngay, thang, nam sinh", "ngay thang nam", "nam sinh", "sinh ngay", "ntns",
            "ngay sinh dd/mm/yyyy", "date of birth",
        ]),
        (TraineeColumn.Gender, "Giới tính", ["gioi", "gt", "g/tinh", "g tinh", "nam/nu", "phai", "sex", "gender"]),
        (TraineeColumn.TeacherCode, "Mã định danh ngành",
        [
            "ma dinh danh", "ma giao vien", "ma gv", "ma dinh danh gv", "ma dinh danh csdl nganh", "ma csdl nganh",
            "ma dinh danh giao vien", "teacher code",
        ]),
        (TraineeColumn.PersonalId, "Số CCCD/ĐDCN",
        [
            "so cccd", "cccd", "so cmnd/cccd", "cmnd/cccd", "so cccd/cmnd", "cccd/cmnd", "so cmnd", "cmnd",
            "so can cuoc", "can cuoc cong dan", "so can cuoc cong dan", "so dinh danh ca nhan", "so ddcn", "ddcn",
            "so the can cuoc", "can cuoc", "so cmnd hoac cccd", "so cccd hoac cmnd", "personal id",
        ]),
        (TraineeColumn.School, "Đơn vị công tác",
        [
            "don vi", "truong", "noi cong tac", "ten truong", "co quan", "co quan cong tac", "truong dang cong tac",
            "don vi cong tac truong", "school",
        ]),
        (TraineeColumn.Level, "Cấp học", ["cap", "cap day", "bac hoc", "level"]),
        (TraineeColumn.Subject, "Môn dạy", ["mon", "mon giang day", "mon hoc", "day mon", "chuyen mon", "subject"]),
        (TraineeColumn.Position, "Chức vụ", ["chuc danh", "nhiem vu", "chuc vu/chuc danh", "position"]),
        (TraineeColumn.LanguageLevel, "Trình độ NN/chứng chỉ",
        [
            "trinh do ngoai ngu", "trinh do nn", "chung chi", "chung chi ngoai ngu", "nang luc ngoai ngu",
            "trinh do tieng anh", "trinh do", "language level",
        ]),
        (TraineeColumn.Phone, "Điện thoại",
        [
            "so dien thoai", "sdt", "dt", "so dt", "dien thoai di dong", "dtdd", "di dong", "dien thoai lien he",
            "so dien thoai lien he", "so dien thoai di dong", "so di dong", "so dien thoai zalo", "dien thoai zalo",
            "phone",
        ]),
        (TraineeColumn.Email, "Email",
        [
            "e-mail", "dia chi email", "thu dien tu", "hop thu", "gmail", "mail", "dia chi mail",
            "dia chi thu dien tu", "email ca nhan",
        ]),
        (TraineeColumn.PreferredClass, "Lớp/ca nguyện vọng",
        [
            "nguyen vong", "lop nguyen vong", "ca nguyen vong", "lop/ca", "dang ky lop", "preferred class",
        ]),
        (TraineeColumn.Note, "Ghi chú", ["ghi chu du bi", "note", "notes"]),
    ];

    private static readonly Dictionary<TraineeColumn, string> Printed = Known.ToDictionary(k => k.Column, k => k.Heading);

    private static readonly Dictionary<string, TraineeColumn> ByHeading = Known
        .SelectMany(k => k.Synonyms.Append(k.Heading), (k, text) => (Key: Key(text), k.Column))
        .DistinctBy(pair => pair.Key)
        .ToDictionary(pair => pair.Key, pair => pair.Column);

    public static IReadOnlyList<TraineeColumn> All { get; } = Enum.GetValues<TraineeColumn>();

    /// <summary>
    /// Every known heading, folded as <see cref="ByHeadingText"/> folds it, with the column that it means.
    /// </summary>
    public static IReadOnlyDictionary<string, TraineeColumn> Headings => ByHeading;

    /// <summary>
    /// True for the columns marked * by themselves. Of teacher code and personal id one is required: see <see
    /// cref="RowReader"/>.
    /// </summary>
    public static bool IsRequired(this TraineeColumn column) => column is TraineeColumn.FullName or TraineeColumn.BirthDate
        or TraineeColumn.School or TraineeColumn.Level or TraineeColumn.Subject or TraineeColumn.Phone or TraineeColumn.Email;

    /// <summary>The heading as Mẫu 01 prints it, without the star.</summary>
    public static string Heading(this TraineeColumn column) => Printed[column];

    /// <summary>
    /// The column that a heading means, by its name or a synonym, whatever its case, marks, stars and brackets.
    /// </summary>
    public static TraineeColumn? ByHeadingText(string heading) =>
        ByHeading.TryGetValue(Key(heading), out var column) ? column : null;

    /// <summary>"Họ", "Họ và tên đệm": the first of two name columns.</summary>
    public static bool IsFamilyNameHeading(string heading) => Key(heading) is "ho" or "ho dem" or "ho va dem" or "ho va ten dem" or "ho ten dem" or "ho va ten lot" or "ho lot";

    /// <summary>"Tên": the second of two name columns.</summary>
    public static bool IsGivenNameHeading(string heading) => Key(heading) == "ten";

    /// <summary>A heading as the words of every table are compared: without case, marks, numbers, stars and brackets.</summary>
    public static string HeadingKey(string heading) => Key(heading);

    /// <summary>
    /// The words of a heading without marks, stars, what is in brackets, and the numbers that forms put in front ("1.
    /// Họ và tên *", "Câu 2: …").
    /// </summary>
    private static string Key(string heading)
    {
        if (heading.Length is 0 or > LongestHeading) return "";
        var words = Words(VietnameseText.Fold(WithoutBrackets(heading)));
        while (words.Count > 1 && (words[0] is "cau" or "cot" || IsNumber(words[0]))) words.RemoveAt(0);
        if (words is [_, .., "bat", "buoc"]) words.RemoveRange(words.Count - 2, 2);
        return string.Join(' ', words);
    }

    private static string WithoutBrackets(string text)
    {
        var last = text.LastIndexOf(')');
        if (last < 0 || !text.Contains('(')) return text;
        var kept = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '(' || at > last)
            {
                kept.Append(text[at]);
                continue;
            }
            kept.Append(' ');
            at = text.IndexOf(')', at);
        }
        return kept.ToString();
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsLetterOrDigit(text[at])) at++;
            if (at > start) words.Add(text[start..at]);
        }
        return words;
    }

    private static bool IsNumber(string word) => word.Length <= 2 && !word.AsSpan().ContainsAnyExceptInRange('0', '9');
}
