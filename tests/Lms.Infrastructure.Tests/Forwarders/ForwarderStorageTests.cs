using Lms.Domain.Forwarders;
using Lms.Domain.Journal;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Forwarders;
using Lms.Infrastructure.Tests.Database;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Forwarders;

public sealed class ForwarderStorageTests
{
    private const string Secret = "mã bí mật";
    private static readonly ForwarderSecrets Secrets = new(new EphemeralDataProtectionProvider());

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task Progress_is_written_past_the_journal_and_a_refusal_into_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using (var db = database.Open())
        {
            db.Forwarders.Add(Make());
            await db.SaveChangesAsync();
        }

        await using (var db = database.Open())
        {
            var forwarder = await db.Forwarders.SingleAsync();
            await db.Forwarders.ExecuteUpdateAsync(f => f.SetProperty(x => x.Through, 500).SetProperty(x => x.Sent, x => x.Sent + 500).SetProperty(x => x.LastSentAt, Sample.Now));
            forwarder.Refused("HTTP 400", Sample.Now);
            await db.SaveChangesAsync();
        }

        await using var read = database.Open();
        var stored = await read.Forwarders.SingleAsync();
        (stored.Through, stored.Sent, stored.LastSentAt, stored.State).ShouldBe((500, 500, Sample.Now, ForwarderState.Stopped));
        Secrets.Open(stored).Value.ShouldBe(Secret);
        var entries = await read.Journal.OrderBy(e => e.Id).ToListAsync();
        entries.Select(e => e.Action).ShouldBe([JournalAction.Added, JournalAction.Changed]);
        entries[0].After.ShouldContain("\"SealedSecret\":\"•••\"");
        entries[1].After.ShouldContain("HTTP 400");
        entries[1].After.ShouldNotContain("Through");
    }

    [Fact]
    public void A_secret_is_sealed_and_lost_with_the_keys()
    {
        var forwarder = Make();
        forwarder.SealedSecret.ShouldNotContain(Secret);
        new ForwarderSecrets(new EphemeralDataProtectionProvider()).Open(forwarder).Refusal.ShouldBe(new ForwarderSecretLost());
    }

    private static Forwarder Make() => Forwarder.Create(new("Kho của Bộ", "https://lrs.example.vn/xapi", "khoa", "2.0.0"), Secrets.Seal(Secret), 0, Sample.Now).Value!;
}
