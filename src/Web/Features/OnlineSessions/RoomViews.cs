using Lms.Domain.OnlineSessions;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>The page of a room.</summary>
/// <param name="Minutes">Those of the trainee who reads.</param>
/// <param name="HasTalk">There are messages or polls to look at, also after the room was closed.</param>
public sealed record RoomPage(RoomPass Pass, IReadOnlyList<RosterLine> Roster, int Minutes, bool HasTalk)
{
    /// <summary>Names a link that was refused, kept for the form.</summary>
    internal const string TypedLink = "typed-meeting-link";

    public bool IsOpen => Pass.Session.State == OnlineSessionState.Open;
}

/// <summary>A message as the room shows it.</summary>
/// <param name="Time">The clock in Viet Nam, 19:42.</param>
public sealed record ChatLine(Guid Id, Guid AuthorId, string Author, string Text, string Time);

/// <summary>A poll with its results so far.</summary>
public sealed record PollView(Guid Id, string Question, IReadOnlyList<PollOptionView> Options, int Votes, bool IsOpen)
{
    public static PollView Of(Poll poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        var votes = poll.Votes.CountBy(v => v.Option).ToDictionary();
        return new PollView(poll.Id.Value, poll.Question, [.. poll.Options.Select((text, i) => new PollOptionView(text, votes.GetValueOrDefault(i)))], poll.Votes.Count, poll.ClosedAt is null);
    }
}

public sealed record PollOptionView(string Text, int Votes);

/// <summary>What a heartbeat is answered with: the server's count, and its clock.</summary>
/// <param name="Counted">Whether minutes are counted now: within the online day, and in a lesson or an open room.</param>
public sealed record PresenceView(int Minutes, int Needed, bool Counted, string Time);

/// <summary>What a connection finds when it joins a room.</summary>
/// <param name="MyVote">The option chosen in the poll, if any.</param>
public sealed record RoomView(bool IsOpen, Guid AccountId, PresenceView? Presence, IReadOnlyList<ChatLine> Messages, PollView? Poll, int? MyVote);

/// <summary>One trainee of the class, for the trainer: is he in, and how many minutes.</summary>
/// <param name="LastSeen">The clock time when he was last seen today, or null when he was not.</param>
public sealed record RosterLine(Guid Id, string Name, string School, bool IsIn, int Minutes, bool Reached, string? LastSeen)
{
    public RosterState State => IsIn ? RosterState.In : LastSeen is null ? RosterState.Never : RosterState.Left;
}

/// <summary>Where a trainee is: in the room, gone again, or not come yet.</summary>
public enum RosterState { In, Left, Never }

/// <summary>The numbers over the roster; who has left is not counted as not yet come.</summary>
public sealed record RosterSum(int In, int Left, int Never, int All, int Reached)
{
    public static RosterSum Of(IReadOnlyCollection<RosterLine> lines)
    {
        int Count(RosterState state) => lines.Count(line => line.State == state);
        return new(Count(RosterState.In), Count(RosterState.Left), Count(RosterState.Never), lines.Count, lines.Count(line => line.Reached));
    }
}

/// <summary>What the server tells the pages of a room.</summary>
public interface IRoomClient
{
    /// <summary>The room was opened or closed: join again.</summary>
    Task RoomChanged();

    Task MessagePosted(ChatLine line);

    Task PollChanged(PollView poll);

    /// <summary>Someone came or went; only to those who see the roster.</summary>
    Task RosterChanged();
}
