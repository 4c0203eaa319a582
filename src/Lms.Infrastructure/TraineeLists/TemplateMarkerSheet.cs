namespace Lms.Infrastructure.TraineeLists;

/// <summary>The hidden sheet of the template: column A names, column B values, column D the unit's schools.</summary>
internal static class TemplateMarkerSheet
{
    public const string Name = "LMS";
    public const string Kind = "LanguagePlan.TraineeList";
    public const int Version = 1;

    public static TemplateMarker? Read(SheetTable table) =>
        table.Rows is [var kind, var version, var plan, var unit, ..]
        && kind[1] == Kind
        && int.TryParse(version[1], out var number)
        && Guid.TryParse(plan[1], out var planId)
        && Guid.TryParse(unit[1], out var unitId)
            ? new(number, planId, unitId) : null;
}
