using System.Globalization;
using Lms.Domain.Text;
using Lms.Domain.TraineeLists;

namespace Lms.Web.Features.Demo;

/// <summary>
/// Invents teachers: the same ones every time. Their personal ids begin with 099, which no province has, and their
/// addresses end with example.edu.vn, so that nobody real is among them.
/// </summary>
internal sealed class DemoPeople
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Đào", "Ngô", "Dương", "Đoàn", "Lương", "Phan", "Mai", "Trịnh", "Cao"];
    private static readonly string[] WomensMiddles = ["Thị", "Thị Thu", "Thị Hồng", "Thị Minh", "Ngọc", "Thị Thanh", "Thị Kim", "Thị Bích", "Hải", "Thị Phương"];
    private static readonly string[] WomensNames = ["Anh", "Hà", "Hương", "Lan", "Hiền", "Thảo", "Nga", "Yến", "Thủy", "Hằng", "Dung", "Hạnh", "Huệ", "Liên", "Mai", "Nhung", "Oanh", "Phượng", "Quyên", "Tâm", "Trang", "Vân", "Xuân", "Ánh", "Đào", "Giang", "Loan", "Ngọc"];
    private static readonly string[] MensMiddles = ["Văn", "Đức", "Quang", "Minh", "Hữu", "Xuân", "Ngọc", "Công", "Mạnh"];
    private static readonly string[] MensNames = ["An", "Bình", "Cường", "Dũng", "Đạt", "Hải", "Hùng", "Khánh", "Long", "Nam", "Phong", "Quân", "Sơn", "Tuấn", "Thắng", "Việt"];
    private static readonly string[] Certificates = ["B2", "C1", "IELTS 6.5", "IELTS 7.0", "Bậc 4", "Bậc 5"];

    private readonly Random _random = new(2022);
    private int _made;

    /// <summary>The cells of one teacher's row, all valid.</summary>
    public Dictionary<TraineeColumn, string> Row(string school, string level)
    {
        var n = ++_made;
        // Nine of ten English teachers are women.
        var woman = n % 10 != 0;
        var name = woman ? Name(WomensMiddles, WomensNames) : Name(MensMiddles, MensNames);
        var born = new DateOnly(1970, 1, 1).AddDays(_random.Next(9500));
        return new Dictionary<TraineeColumn, string>
        {
            [TraineeColumn.FullName] = name,
            [TraineeColumn.BirthDate] = born.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            [TraineeColumn.Gender] = woman ? "Nữ" : "Nam",
            [TraineeColumn.PersonalId] = Invariant($"099{(woman ? 1 : 0)}{born.Year % 100:00}{n:000000}"),
            [TraineeColumn.School] = school,
            [TraineeColumn.Level] = level,
            [TraineeColumn.Subject] = "Tiếng Anh",
            [TraineeColumn.Position] = n % 12 == 0 ? "Tổ trưởng chuyên môn" : "Giáo viên",
            [TraineeColumn.LanguageLevel] = Certificates[n % Certificates.Length],
            [TraineeColumn.Phone] = Invariant($"0399{n:000000}"),
            [TraineeColumn.Email] = Invariant($"{VietnameseText.Fold(name).Replace(" ", "", StringComparison.Ordinal)}.{n}@example.edu.vn"),
        };
    }

    /// <summary>A name alone, for trainers and exclusion lists.</summary>
    public string AnyName() => _random.Next(4) == 0 ? Name(MensMiddles, MensNames) : Name(WomensMiddles, WomensNames);

    public DateOnly AnyBirthDate() => new DateOnly(1970, 1, 1).AddDays(_random.Next(9500));

    private string Name(string[] middles, string[] names) => $"{Any(Families)} {Any(middles)} {Any(names)}";

    private string Any(string[] words) => words[_random.Next(words.Length)];

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
