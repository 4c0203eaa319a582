namespace Lms.Domain.Xapi.Statements;

/// <summary>Why a statement, or a part of one, is refused.</summary>
/// <param name="Path">where: a JSON path such as <c>$[3].actor.mbox</c>; a key that is no plain name stands in <c>['…']</c></param>
/// <param name="Rule">the rule it breaks, in plain English, such as "must be an IRI with a scheme"; says nothing of what was sent</param>
public sealed record StatementRefused(string Path, string Rule) : Refusal;
