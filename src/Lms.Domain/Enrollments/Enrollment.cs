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

    /// <summary>Đã rút</summary>
    Withdrawn,
}

/// <summary>Học viên: one teacher in one plan. Its id is the xAPI registration. One active enrolment per teacher per plan.</summary>
[Journaled]
public sealed class Enrollment
{
    private Enrollment() { }

    public Enrollment(Id<TrainingPlan> planId, Id<Teacher> teacherId, Id<OrgUnit> unitId, Id<SubmissionRow> rowId, bool isReserve)
    {
        (Id, PlanId, TeacherId, UnitId, RowId, IsReserve) = (Id<Enrollment>.New(), planId, teacherId, unitId, rowId, isReserve);
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

    public Id<ClassGroup>? ClassGroupId { get; private set; }

    /// <summary>Being taught: convened, and no outcome signed yet.</summary>
    public bool IsLearning => State == EnrollmentState.Convened;

    public bool IsActive => State != EnrollmentState.Withdrawn;

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

    public void Withdraw() => (State, ClassGroupId) = (EnrollmentState.Withdrawn, null);
}

public sealed record EnrollmentNotInState(EnrollmentState State) : Refusal;

/// <summary>The teacher is already enrolled in this plan, by the named unit.</summary>
public sealed record TeacherAlreadyEnrolled(string Teacher, string Unit) : Refusal;
