using System.Globalization;
using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Web.Features.Lessons;
using Lms.Web.Features.Shared;
using Lms.Web.Features.Shared.Localization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.SignalR;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>
/// The live connection of a room or a lesson. Access is checked once, in a Join; later calls carry no id that could be
/// forged. A refusal is answered in words of the reader's language.
/// </summary>
[Allow(Role.Teacher, Role.Trainer, Role.DepartmentOfficer, Role.Inspector, Role.Administrator)]
public sealed class OnlineSessionHub(
    RoomDoor door, LessonDoor lessons, RoomReader reader, PresenceKeeper presence, Attendees attendees, Localizer text, TimeProvider clock) : Hub<IRoomClient>
{
    public const string Path = "/hubs/online-session";

    private Viewer Viewer => Context.User!.Viewer();

    private Seat Seat => Context.Items.TryGetValue(typeof(Seat), out var seat) ? (Seat)seat! : throw new HubException("Join first.");

    /// <summary>Enters a room, or enters it again after it was opened or closed.</summary>
    public async Task<RoomView> JoinRoom(Guid sessionId)
    {
        var cancel = Context.ConnectionAborted;
        if (await door.FindAsync(Viewer, new Id<OnlineSession>(sessionId), cancel) is not { } pass) throw new HubException("Not found.");
        var session = pass.Session.Id;
        var stay = pass.Trainee is { } trainee ? await presence.EnterAsync(trainee, pass.Plan, PresencePlace.Room(session), cancel) : null;
        Context.Items[typeof(Seat)] = new Seat(session, stay);

        await Groups.AddToGroupAsync(Context.ConnectionId, Everybody(session), cancel);
        if (pass.SeesRoster) await Groups.AddToGroupAsync(Context.ConnectionId, RosterReaders(session), cancel);
        if (pass.Trainee is { } counted)
        {
            attendees.Enter(Context.ConnectionId, session, counted.Id);
            await Clients.Group(RosterReaders(session)).RosterChanged();
        }

        var poll = await reader.PollAsync(session, cancel);
        return new RoomView(
            pass.Session.State == OnlineSessionState.Open, Viewer.AccountId, Shown(stay), await reader.MessagesAsync(session, cancel),
            poll is null ? null : PollView.Of(poll), poll?.Votes.FirstOrDefault(v => v.EnrollmentId == pass.Trainee?.Id)?.Option);
    }

    /// <summary>Opens a lesson: reading time counts like time in the room.</summary>
    public async Task<PresenceView> JoinLesson(Guid enrollmentId, string slug)
    {
        var cancel = Context.ConnectionAborted;
        if (await lessons.FindAsync(Viewer, new(enrollmentId), slug, cancel) is not { } pass) throw new HubException("Not found.");
        var stay = await presence.EnterAsync(pass.Enrollment, pass.Plan, PresencePlace.Lesson(slug), cancel);
        Context.Items[typeof(Seat)] = new Seat(null, stay);
        return Shown(stay)!;
    }

    /// <summary>The heartbeat: the person's page is open and the network carries.</summary>
    public async Task<PresenceView?> Beat()
    {
        if (Seat.Stay is not { } stay) return null;
        await presence.BeatAsync(stay, Context.ConnectionAborted);
        return Shown(stay);
    }

    /// <summary>Who is in and who is missing; for the trainer and observers.</summary>
    public async Task<IReadOnlyList<RosterLine>> Roster() =>
        await door.FindAsync(Viewer, SeatInRoom, Context.ConnectionAborted) is { SeesRoster: true } pass ? await reader.RosterAsync(pass, Context.ConnectionAborted) : [];

    public async Task<string?> Post(string message, [FromServices] PostChatMessage post)
    {
        var posted = await post.RunAsync(Viewer, SeatInRoom, message, Context.ConnectionAborted);
        if (!posted.Succeeded) return Say(posted.Refusal);
        await Clients.Group(Everybody(SeatInRoom)).MessagePosted(reader.Line(posted.Value));
        return null;
    }

    public async Task<string?> AskPoll(string question, string[] options, [FromServices] AskPoll ask) =>
        await Publish(await ask.RunAsync(Viewer, SeatInRoom, question, options, Context.ConnectionAborted));

    public async Task<string?> Vote(int option, [FromServices] VotePoll vote) =>
        await Publish(await vote.RunAsync(Viewer, SeatInRoom, option, Context.ConnectionAborted));

    public async Task<string?> ClosePoll([FromServices] ClosePoll close) =>
        await Publish(await close.RunAsync(Viewer, SeatInRoom, Context.ConnectionAborted));

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        attendees.Leave(Context.ConnectionId);
        if (!Context.Items.TryGetValue(typeof(Seat), out var item)) return;
        var seat = (Seat)item!;
        // Without an exception the page said goodbye; a lost connection ends at its last heartbeat.
        if (exception is null && seat.Stay is { } stay) presence.Leave(stay);
        if (seat.SessionId is { } session && seat.Stay is not null) await Clients.Group(RosterReaders(session)).RosterChanged();
    }

    internal static string Everybody(Id<OnlineSession> session) => $"room/{session}";

    private static string RosterReaders(Id<OnlineSession> session) => $"roster/{session}";

    private Id<OnlineSession> SeatInRoom => Seat.SessionId ?? throw new HubException("Join a room first.");

    private async Task<string?> Publish(Outcome<Poll> poll)
    {
        if (!poll.Succeeded) return Say(poll.Refusal);
        await Clients.Group(Everybody(SeatInRoom)).PollChanged(PollView.Of(poll.Value));
        return null;
    }

    private PresenceView? Shown(Stay? stay) => stay is null ? null : new PresenceView(stay.Minutes, stay.Needed, stay.IsCounted && stay.WindowHolds(clock.GetUtcNow()), reader.Time(clock.GetUtcNow()));

    private string Say(Refusal refusal)
    {
        // The language of the request that opened the connection: it does not flow into later calls.
        if (Context.GetHttpContext()?.Features.Get<IRequestCultureFeature>()?.RequestCulture is { } culture)
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture.Culture, culture.UICulture);
        return text.Of(refusal);
    }
}

/// <summary>What a connection has joined.</summary>
/// <param name="SessionId">The room; null in a lesson.</param>
/// <param name="Stay">The trainee's presence; null for whoever is not counted.</param>
internal sealed record Seat(Id<OnlineSession>? SessionId, Stay? Stay);
