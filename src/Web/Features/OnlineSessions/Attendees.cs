using System.Collections.Concurrent;
using Lms.Domain;
using Lms.Domain.Enrollments;
using Lms.Domain.OnlineSessions;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Which trainees have a connection to which room just now, for the trainer's list. What counts is in the database.</summary>
public sealed class Attendees
{
    private readonly ConcurrentDictionary<string, (Id<OnlineSession> Session, Id<Enrollment> Trainee)> _connections = new(StringComparer.Ordinal);

    public void Enter(string connection, Id<OnlineSession> session, Id<Enrollment> trainee) => _connections[connection] = (session, trainee);

    public void Leave(string connection) => _connections.TryRemove(connection, out _);

    public IReadOnlySet<Id<Enrollment>> In(Id<OnlineSession> session) => _connections.Values.Where(c => c.Session == session).Select(c => c.Trainee).ToHashSet();
}
