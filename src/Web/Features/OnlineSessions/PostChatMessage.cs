using Lms.Domain;
using Lms.Domain.OnlineSessions;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Shared;

namespace Lms.Web.Features.OnlineSessions;

/// <summary>Nhắn tin in an open room: its trainers and teachers; observers only read.</summary>
public sealed class PostChatMessage(LmsDbContext db, RoomDoor door, TimeProvider clock) : IUseCase
{
    public async Task<Outcome<ChatMessage>> RunAsync(Viewer viewer, Id<OnlineSession> session, string text, CancellationToken cancel)
    {
        if (await door.FindAsync(viewer, session, cancel) is not { } pass || (pass.Trainee is null && !pass.Leads)) return new RoomNotYours();
        if (pass.Session.State != OnlineSessionState.Open) return new RoomNotOpen();
        var message = ChatMessage.Write(session, viewer.AccountId, viewer.DisplayName, text, clock.GetUtcNow());
        if (!message.Succeeded) return message;
        db.ChatMessages.Add(message.Value);
        await db.SaveChangesAsync(cancel);
        return message;
    }
}
