using Lms.Domain.Tables;
using Lms.Domain.TraineeLists;
using Lms.Infrastructure.Tables;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Tables;

/// <summary>The page that asks about a table.</summary>
/// <param name="Title">The door's title.</param>
/// <param name="Crumbs">The way to the door.</param>
public sealed record TableQuestionsPage(SentTable Table, TableQuestions Questions, string Title, IReadOnlyList<(string Text, string Address)> Crumbs);

/// <summary>The lines that must be mended, and where the file with its marks is.</summary>
/// <param name="Marked">Null where there is no file: the lines were pasted.</param>
public sealed record TableProblemsView(IReadOnlyList<TableProblem> Problems, string? Marked)
{
    public static TableProblemsView Of(IReadOnlyList<TableProblem> problems, SentTable? table) => new(problems, table is null ? null : TablePages.MarkedOf(table));
}

/// <summary>Where the pages of the doors are, and what they share.</summary>
public static class TablePages
{
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Questions = "/Features/Tables/Questions.cshtml";

    /// <summary>The page on which a file that was sent goes on.</summary>
    public static string Of(SentTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Door switch
        {
            TableDoor.ExclusionList => $"/plans/{table.PlanId}/exclusion-lists/files/{table.Id}",
            TableDoor.Quotas => $"/plans/{table.PlanId}/quotas/file/{table.Id}",
            TableDoor.Teachers => $"/plans/{table.PlanId}/quotas/proportional/{table.Id}",
            TableDoor.Units => $"/units/import/{table.Id}",
            TableDoor.UnitChange => $"/units/changes/import/{table.Id}",
            _ => throw new ArgumentOutOfRangeException(nameof(table)),
        };
    }

    /// <summary>Where the file with its bad cells marked is.</summary>
    public static string MarkedOf(SentTable table) => $"{Of(table)}/marked";

    public static ViewResult Asks(this Controller controller, TableQuestionsPage page) => controller.View(Questions, page);

    /// <summary>The file with its bad cells marked.</summary>
    public static IActionResult Marked(this Controller controller, SentTables tables, (string Sha256, string Name) file, IReadOnlyList<TableMark> marks)
    {
        using var content = tables.OpenFile(file.Sha256);
        return AnnotatedTable.Write(content, file.Name, marks) is { } workbook
            ? controller.File(workbook, Workbook, $"{Path.GetFileNameWithoutExtension(file.Name)}-can-sua.xlsx")
            : controller.NotFound();
    }

    /// <summary>A column of the door's table in the reader's language.</summary>
    public static string Column(this Localizer text, TableDoor door, string column)
    {
        if (door == TableDoor.ExclusionList) return text.Of(Enum.Parse<TraineeColumn>(column));
        return text.Of(Enum.Parse<UnitColumn>(column));
    }

    /// <summary>Where it is and what is wrong.</summary>
    public static string Of(this Localizer text, TableProblem problem) => $"{text.Place(problem.Sheet, problem.Line)}: {text.Words(problem)}";

    public static string Words(this Localizer text, TableProblem problem) => text[$"Tables.TableProblemKind.{problem.Kind}", new { problem.Text, problem.Hint }];

    /// <summary>"Dòng 5", with the sheet where there is one.</summary>
    public static string Place(this Localizer text, string sheet, int line) =>
        sheet.Length == 0 ? text["Tables.Line", new { Line = line }] : text["Tables.SheetLine", new { Sheet = sheet, Line = line }];

    public static IReadOnlyList<TableMark> Marks(this Localizer text, IEnumerable<TableProblem> problems) =>
        [.. problems.Select(problem => new TableMark(problem.Sheet, problem.Line, problem.Text, text.Words(problem)))];
}
