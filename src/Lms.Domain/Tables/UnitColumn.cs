using Lms.Domain.TraineeLists;

namespace Lms.Domain.Tables;

/// <summary>The columns of the tables that have a unit in each row.</summary>
public enum UnitColumn
{
    /// <summary>TT.</summary>
    Ordinal,

    /// <summary>Loại đơn vị.</summary>
    Kind,

    /// <summary>Mã đơn vị.</summary>
    Code,

    /// <summary>Tên đơn vị.</summary>
    Name,

    /// <summary>Chỉ tiêu.</summary>
    Seats,

    /// <summary>Số giáo viên.</summary>
    Teachers,

    /// <summary>Cấp trên: the parent's code.</summary>
    Parent,

    /// <summary>Cấp học.</summary>
    Level,

    /// <summary>Từ ngày.</summary>
    ValidFrom,

    /// <summary>Thay cho: the codes of the units that it follows.</summary>
    Predecessors,

    /// <summary>Ghi chú, which nobody reads.</summary>
    Note,
}

/// <summary>By what words those columns are known, which of them a door reads, and which it cannot do without.</summary>
public static class UnitColumns
{
    private static readonly (UnitColumn Column, string[] Words)[] Known =
    [
        (UnitColumn.Ordinal, ["tt", "stt", "so tt", "so thu tu", "no"]),
        (UnitColumn.Kind, ["loai don vi", "kind", "loai", "loai hinh", "loai truong"]),
        (UnitColumn.Code, ["ma don vi", "code", "ma", "ma dv", "ma truong"]),
        (UnitColumn.Name, ["ten don vi", "name", "ten", "don vi", "ten truong", "truong", "ten don vi truong"]),
        (UnitColumn.Seats, ["chi tieu", "quota", "seats", "quota invented", "so luong", "so chi tieu", "chi tieu nguoi", "so nguoi"]),
        (UnitColumn.Teachers,
            ["so giao vien", "teachers", "giao vien", "so luong giao vien", "so gv", "so luong", "tong so giao vien", "tong so gv"]),
        (UnitColumn.Parent, ["cap tren", "parent", "parent code", "ma cap tren", "don vi cap tren", "ma don vi cap tren"]),
        (UnitColumn.Level, ["cap hoc", "level"]),
        (UnitColumn.ValidFrom, ["tu ngay", "valid from", "hieu luc tu", "ngay hieu luc", "hieu luc"]),
        (UnitColumn.Predecessors,
            ["thay cho", "predecessors", "predecessor", "predecessor codes", "don vi cu", "ma don vi cu", "ke thua", "hinh thanh tu",
                "sap nhap tu"]),
        (UnitColumn.Note, ["ghi chu", "note", "notes"]),
    ];

    /// <summary>What a door reads, in the order in which it is asked for.</summary>
    public static IReadOnlyList<UnitColumn> Of(TableDoor door) => door switch
    {
        TableDoor.Quotas => [UnitColumn.Ordinal, UnitColumn.Kind, UnitColumn.Code, UnitColumn.Name, UnitColumn.Seats, UnitColumn.Note],
        TableDoor.Teachers => [UnitColumn.Ordinal, UnitColumn.Code, UnitColumn.Name, UnitColumn.Teachers, UnitColumn.Note],
        TableDoor.Units =>
            [UnitColumn.Ordinal, UnitColumn.Kind, UnitColumn.Code, UnitColumn.Name, UnitColumn.Parent, UnitColumn.Level, UnitColumn.Note],
        TableDoor.UnitChange => [.. Of(TableDoor.Units), UnitColumn.ValidFrom, UnitColumn.Predecessors],
        _ => throw new ArgumentOutOfRangeException(nameof(door)),
    };

    /// <summary>The needed columns that are not among these. Of code and name the teacher numbers need one.</summary>
    public static IReadOnlyList<UnitColumn> Missing(TableDoor door, IReadOnlyCollection<UnitColumn> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        UnitColumn[] needed = door switch
        {
            TableDoor.Quotas => [UnitColumn.Code, UnitColumn.Name, UnitColumn.Seats],
            TableDoor.Teachers when found.Contains(UnitColumn.Name) => [UnitColumn.Teachers],
            TableDoor.Teachers => [UnitColumn.Code, UnitColumn.Teachers],
            _ => [UnitColumn.Kind, UnitColumn.Code, UnitColumn.Name],
        };
        return [.. needed.Where(column => !found.Contains(column))];
    }

    /// <summary>The column of that door that a heading means.</summary>
    public static UnitColumn? ByHeadingText(string heading, TableDoor door)
    {
        var key = TraineeColumns.HeadingKey(heading);
        if (key.Length == 0) return null;
        foreach (var column in Of(door))
        {
            if (Array.Find(Known, known => known.Column == column).Words.Contains(key)) return column;
        }
        return null;
    }
}
