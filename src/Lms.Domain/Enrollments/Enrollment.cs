using Lms.Domain.Classes;
using Lms.Domain.Journal;
using Lms.Domain.OrgUnits;
using Lms.Domain.Plans;
using Lms.Domain.Teachers;
using Lms.Domain.TraineeLists;

namespace Lms.Domain.Enrollments;

public enum EnrollmentState
{
    /// <summary>Được cử: on an accepted list.</summary>
    Nominated,

    /// <summary>Đã triệu tập: named in the convening decision.</summary>
    Convened,

    /// <summary>Hoàn thành</summary>
    Completed,

    /// <summary>Không hoàn thành</summary>
    Incomplete,

    /// <summary>Đã rút: left, and nobody was named to come instead</summary>
    Withdrawn,

    /// <summary>Được thay: left, and a substitution gave the place to somebody else</summary>
    Replaced,
}

/// <summary>Học viên: one teacher in one plan. One active enrolment per teacher per plan.</summary>
[Journaled]
public sealed class Enrollment
{
    private Enrollment() { }

    /// <param name="order">A reserve's place among those of its unit, from 1.</param>
    public Enrollment(Id<TrainingPlan> planId, Id<Teacher> teacherId, Id<OrgUnit> unitId, Id<SubmissionRow> rowId, bool isReserve, int? order = null)
    {
        (Id, PlanId, TeacherId, UnitId, RowId, IsReserve) = (Id<Enrollment>.New(), planId, teacherId, unitId, rowId, isReserve);
        ReserveOrder = isReserve ? order : null;
    }

    public Id<Enrollment> Id { get; private init; }
    public Id<TrainingPlan> PlanId { get; private init; }
    public Id<Teacher> TeacherId { get; private init; }

    /// <summary>The unit that nominated the teacher, and whose quota holds the seat.</summary>
    public Id<OrgUnit> UnitId { get; private init; }

    /// <summary>The row of the accepted list that nominated the teacher.</summary>
    public Id<SubmissionRow> RowId { get; private init; }

    public EnrollmentState State { get; private set; }

    /// <summary>Dự bị: holds no seat and is not convened.</summary>
    public bool IsReserve { get; private set; }

    /// <summary>Thứ tự dự bị: who is called up first. It stays when the reserve has been called.</summary>
    public int? ReserveOrder { get; private init; }

    public Id<ClassGroup>? ClassGroupId { get; private set; }

    /// <summary>The class in which who left has left a free place; null where nobody knows one, or somebody has it.</summary>
    public Id<ClassGroup>? FreedClassId { get; private set; }

    /// <summary>Why the trainee withdrew or was replaced; it may tell of an illness.</summary>
    [Personal] public string? WithdrawalReason { get; private set; }

    /// <summary>When the trainee withdrew or was replaced.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Being taught: convened, and no outcome signed yet.</summary>
    public bool IsLearning => State == EnrollmentState.Convened;

    /// <summary>Neither withdrawn nor replaced.</summary>
    public bool IsActive => State is not (EnrollmentState.Withdrawn or EnrollmentState.Replaced);

    /// <summary>Puts the trainee into a class, or moves it to another.</summary>
    public Refusal? AssignTo(Id<ClassGroup> group)
    {
        if (IsReserve || State is not (EnrollmentState.Nominated or EnrollmentState.Convened)) return new EnrollmentNotInState(State);
        ClassGroupId = group;
        return null;
    }

    public Refusal? Convene()
    {
        if (IsReserve || State != EnrollmentState.Nominated) return new EnrollmentNotInState(State);
        State = EnrollmentState.Convened;
        return null;
    }

    /// <summary>Sets the outcome of a signed completion decision, or takes it back when the decision is reopened (null).</summary>
    public void Conclude(bool? completes) => State = completes switch
    {
        true => EnrollmentState.Completed,
        false => EnrollmentState.Incomplete,
        null => EnrollmentState.Convened,
    };

    /// <summary>Whether the trainee's place can still be given up: nothing is signed about the outcome.</summary>
    public bool MayLeave => State is EnrollmentState.Nominated or EnrollmentState.Convened;

    /// <summary>Rút khỏi khóa học, with a reason. The caller frees the seat in the same transaction.</summary>
    public Refusal? Withdraw(string reason, DateTimeOffset now) => Leave(EnrollmentState.Withdrawn, reason, now);

    /// <summary>Được thay: the newcomer has the place in the class. The caller moves the seat in the same transaction.</summary>
    public Refusal? ReplaceBy(Enrollment newcomer, string reason, DateTimeOffset now) =>
        Leave(EnrollmentState.Replaced, reason, now) ?? HandPlaceTo(newcomer);

    private Refusal? Leave(EnrollmentState state, string reason, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new ReasonMissing();
        if (!MayLeave) return new EnrollmentNotInState(State);
        (State, FreedClassId, ClassGroupId, WithdrawalReason, WithdrawnAt) = (state, ClassGroupId, null, reason.Trim().Normalize(), now);
        return null;
    }

    /// <summary>Gives the place that was left in a class to who comes instead.</summary>
    public Refusal? HandPlaceTo(Enrollment newcomer)
    {
        ArgumentNullException.ThrowIfNull(newcomer);
        if (FreedClassId is not { } place) return null;
        FreedClassId = null;
        return newcomer.AssignTo(place);
    }

    /// <summary>Gọi dự bị: from now on a trainee like any other. The caller takes the seat in the same transaction.</summary>
    public Refusal? Promote()
    {
        if (State != EnrollmentState.Nominated) return new EnrollmentNotInState(State);
        if (!IsReserve) return new NotAReserve();
        IsReserve = false;
        return null;
    }
}

/// <summary>There is no such trainee for this viewer.</summary>
public sealed record EnrollmentMissing : Refusal;

/// <summary>The trainee holds a seat already.</summary>
public sealed record NotAReserve : Refusal;

/// <summary>Another reserve comes first: calling this one needs a reason.</summary>
public sealed record ReserveSkipped(string Next) : Refusal;

public sealed record EnrollmentNotInState(EnrollmentState State) : Refusal;

/// <summary>The teacher is already enrolled in this plan, by the named unit.</summary>
public sealed record TeacherAlreadyEnrolled(string Teacher, string Unit) : Refusal;
