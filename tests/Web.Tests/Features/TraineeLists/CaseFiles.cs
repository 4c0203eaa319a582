namespace Lms.Web.Tests.Features.TraineeLists;

/// <summary>
/// The awkward files in the folder Cases, as programs of many makers write them. T is for the trainee list's upload, E for an
/// exclusion list, Q for the quota import, U for the unit import; the unit is Phòng GD&amp;ĐT Quận Hồng Bàng.
/// </summary>
internal static class CaseFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests/Web.Tests/Features/TraineeLists/Cases");

    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Folder).Select(path => Path.GetFileName(path)!)
            .Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal),
    ];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));
}
