using Lms.Domain.Attendance;
using Lms.Domain.Xapi;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Lms.Infrastructure.Tests.Forwarders;
using Lms.Infrastructure.Xapi;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Lms.Infrastructure.Tests.Xapi;

public sealed class StatementUpkeepTests
{
    private static readonly Facts Facts = new("https://lms.example.edu.vn");

    public static TheoryData<DatabaseProvider> Both => TestDatabase.Both;

    [Theory, MemberData(nameof(Both))]
    public async Task What_pages_tell_enters_the_index_although_nobody_posts(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var sample = await Sample.AddAsync(db, trainees: 1);
        await using var connections = new XapiConnections(provider, db.Database.GetConnectionString()!);
        await using var writer = new StatementWriter(connections, new ActivityCatalog(), TimeProvider.System, NullLogger<StatementWriter>.Instance);
        using var upkeep = new StatementUpkeep(writer, connections, TimeProvider.System, NullLogger<StatementUpkeep>.Instance);
        await upkeep.StartAsync(default);

        var book = new StatementBook(db, Facts, new StatementSeals());
        var trainee = await book.TraineeAsync(sample.Enrollments[0], default);
        for (var version = 1; version <= StatementIndex.Fewest; version++)
            book.Tell(Facts.Attended(trainee, sample.Plan.Sessions[0], AttendanceMark.Present, version, null, Sample.Now));
        await db.SaveChangesAsync();

        var newest = await db.Statements.MaxAsync(s => s.Sequence);
        await Wait.UntilAsync(() => db.IndexMarks.Select(m => m.Through).SingleAsync(), through => through == newest);
        await upkeep.StopAsync(default);
    }
}
