using Lms.Domain.Journal;
using Lms.Domain.Plans;

namespace Lms.Domain.TraineeLists;

/// <summary>Danh sách loại trừ: who is already listed on another course, also one held outside. Being listed is the test (DOMAIN §1).</summary>
[Journaled]
public sealed class ExclusionList
{
    private readonly List<ExclusionListEntry> _entries = [];

    private ExclusionList() { }

    public ExclusionList(Id<TrainingPlan> planId, string courseName, IEnumerable<ExclusionEntry> entries, DateTimeOffset now)
    {
        (Id, PlanId, CourseName, ImportedAt) = (Id<ExclusionList>.New(), planId, courseName.Trim().Normalize(), now);
        _entries.AddRange(entries.Select(e => new ExclusionListEntry(Id, e)));
    }

    public Id<ExclusionList> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public string CourseName { get; private init; } = "";
    public DateTimeOffset ImportedAt { get; private init; }
    public IReadOnlyList<ExclusionListEntry> Entries => _entries;

    /// <summary>The names for the matcher.</summary>
    public ExcludedNames Names => new(CourseName, [.. _entries.Select(e => e.ToEntry())]);
}

/// <summary>One line of an exclusion list, as stored.</summary>
public sealed class ExclusionListEntry
{
    private ExclusionListEntry() { }

    internal ExclusionListEntry(Id<ExclusionList> listId, ExclusionEntry entry)
    {
        (Id, ListId) = (Id<ExclusionListEntry>.New(), listId);
        (Line, FullName, BirthDate, TeacherCode, PersonalId, School) = (entry.Line, entry.FullName, entry.BirthDate, entry.TeacherCode, entry.PersonalId, entry.School);
    }

    public Id<ExclusionListEntry> Id { get; private init; }
    public Id<ExclusionList> ListId { get; private init; }
    public int Line { get; private init; }
    public string FullName { get; private init; } = "";
    public DateOnly? BirthDate { get; private init; }
    public string? TeacherCode { get; private init; }
    public string? PersonalId { get; private init; }
    public string? School { get; private init; }

    public ExclusionEntry ToEntry() => new(Line, FullName, BirthDate, TeacherCode, PersonalId, School);
}
