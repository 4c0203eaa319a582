namespace Lms.Web.Features.Practicums;

/// <param name="Query">What the links to one practicum carry on, such as the class that was chosen.</param>
public sealed record PracticumRows(IReadOnlyList<PracticumRow> Rows, string Query);
