using Lms.Domain.TraineeLists;
using Lms.Web.Features.Shared.Localization;

namespace Lms.Web.Features.TraineeLists;

/// <summary>A message ready to be sent to one school: what it has to mend.</summary>
public sealed record SchoolMessage(string School, string Text);

/// <summary>Tin nhắn cho từng trường: one text for each school, or file where the school is not known, that has rows to mend.</summary>
public static class SchoolMessages
{
    public static IReadOnlyList<SchoolMessage> Of(TraineeSubmission list, Localizer text) =>
    [
        .. from row in list.InOrder
           where row.IsBlocked
           group row by row.SchoolId is not null ? row.Fields.SchoolText : row.FileName ?? row.Fields.SchoolText into school
           where school.Key.Length > 0
           orderby school.Key
           select new SchoolMessage(school.Key, text["TraineeLists.Message", new
           {
               School = school.Key,
               Count = school.Count(),
               Rows = string.Concat(school.Select(row => "\n– " + text["TraineeLists.Message.Row", new
               {
                   Line = row.Line > 0 ? row.Line : row.Position,
                   Name = row.Fields.FullName,
                   Findings = string.Join(" ", row.Findings.Where(f => f.Severity == FindingSeverity.Blocking).Select(f => text.Of(f))),
               }])),
           }]),
    ];
}
