using Lms.Domain.TraineeLists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lms.Web.Features.TraineeLists;

/// <summary>What was done to a row, and the change that "Hoàn tác" undoes; told once, by the next page of the list.</summary>
public sealed record ListDone(string Text, string? ChangeId);

public static class ListDoneData
{
    private const string Words = "list-done";
    private const string Change = "list-change";

    public static void ListDone(this Controller controller, string text, RowChange? change)
    {
        controller.TempData[Words] = text;
        controller.TempData[Change] = change?.Id.ToString();
    }

    public static ListDone? ReadListDone(this ITempDataDictionary data) =>
        data[Words] is string text ? new ListDone(text, data[Change]?.ToString()) : null; // What looks like a Guid comes back as one.
}

/// <summary>What became of the scans that were attached; told once, beside their field.</summary>
public static class ScansToldData
{
    private const string Done = "scans-done";
    private const string Problem = "scans-problem";

    public static void ScansTold(this Controller controller, string text, bool done) => controller.TempData[done ? Done : Problem] = text;

    public static (string? Done, string? Problem) ReadScansTold(this ITempDataDictionary data) => (data[Done] as string, data[Problem] as string);
}
