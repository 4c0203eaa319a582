using System.Text;
using Lms.Domain;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Completion;
using Lms.Web.Tests.Features.Classes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests.Features.Completion;

/// <summary>After the link is erased, nothing in the statements leads to the person.</summary>
public sealed class ErasedPersonTests
{
    private static readonly Viewer Administrator =
        new(Guid.CreateVersion7(), "Quản trị", Role.Administrator, null, null, null);

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task No_value_in_the_statements_of_an_erased_person_is_found_anywhere_else(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var course = await site.In(db => TaughtCourse.AddAsync(db, 4));
        var actors = await TellAsync(site, course);

        await ShouldLeadNowhereAfterErasureAsync(site, course, actors[0]);
    }

    [Theory, MemberData(nameof(ClassSite.Both), MemberType = typeof(ClassSite))]
    public async Task What_was_told_with_keys_and_addresses_is_told_anew_and_leads_nowhere(DatabaseProvider provider)
    {
        await using var site = new ClassSite(provider);
        var course = await site.In(db => TaughtCourse.AddAsync(db, 4));
        var (actors, foreign, earlier) = await TellAsOfOldAsync(site, course);
        var before = await site.In(db => db.Statements.CountAsync());
        // It finds what is there to be found.
        (await FoundAsync(site, actors[0])).Count.ShouldBeGreaterThan(10);

        (await site.In<StatementRenaming, int>(renaming => renaming.RunAsync(default))).ShouldBe(before);
        (await site.In<StatementRenaming, int>(renaming => renaming.RunAsync(default))).ShouldBe(0);

        await ShouldBeConsistentAsync(site, course, foreign, before);
        // Told again, every fact is found to be told already.
        await TellAsync(site, course);
        (await site.In(db => db.Statements.CountAsync())).ShouldBe(before);
        (await site.In(db => db.Registrations.CountAsync())).ShouldBe(4);
        await ShouldLeadNowhereAfterErasureAsync(site, course, actors[0]);
        // Whoever was erased before the update is not found again by it.
        (await FoundAsync(site, earlier)).ShouldBeEmpty();
    }

    private static async Task ShouldLeadNowhereAfterErasureAsync(ClassSite site, TaughtCourse course, Guid actor)
    {
        var values = await site.In(db => PersonWalk.ValuesAsync(db, actor));
        values.ShouldContain(actor.ToString());
        (await site.In(db => PersonWalk.FindAsync(db, values)))
            .ShouldNotBeEmpty("before the erasure the map leads to the person");
        var enrollment = course.Trainees[0].Enrollment;
        var registration = await site.In(db => db.Registrations.Where(r => r.EnrollmentId == enrollment.Id)
            .Select(r => r.Name).SingleAsync());

        (await site.In((ErasePseudonym erase) =>
            erase.RunAsync(Administrator, enrollment.Id, $"Yêu cầu {registration}"))).ShouldBeNull();

        (await site.In(db => PersonWalk.FindAsync(db, values))).ShouldBeEmpty();
        var sheet = await site.In((ProofSheets sheets) => sheets.ReadAsync(Administrator, enrollment.Id, default));
        sheet.ShouldNotBeNull().ShouldSatisfyAllConditions(
            s => s.Pseudonym.ShouldBeNull(),
            s => s.ErasedAt.ShouldNotBeNull(),
            s => s.CompletedStatement.ShouldBeNull(),
            s => s.Satisfied.ShouldBeEmpty(),
            s => s.Stays.ShouldAllBe(stay => stay.Statement == null),
            s => s.Certificates.ShouldAllBe(c => c.Statement == null));
        // No address in them is a page that a stranger may open.
        var stranger = site.CreateClient();
        foreach (var address in values.Where(v => v.StartsWith("http", StringComparison.Ordinal)))
            (await (await stranger.GetAsync(new Uri(address))).Content.ReadAsStringAsync())
                .ShouldNotContain("Nguyễn Thị A");
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(ClassSite site, Guid actor) => await site.In(async db =>
        await PersonWalk.FindAsync(db, await PersonWalk.ValuesAsync(db, actor)));

    private static async Task ShouldBeConsistentAsync(ClassSite site, TaughtCourse course, Guid foreign, int count)
    {
        var trainee = course.Trainees[1];
        var (registration, ids) = await site.In(async db =>
        {
            var told = await db.ToldAsync();
            var name = await db.Registrations.Where(r => r.EnrollmentId == trainee.Enrollment.Id).Select(r => r.Name)
                .SingleAsync();
            (await db.StatementPlaces.CountAsync()).ShouldBe(count);
            (await db.Activities.AnyAsync(a => a.Iri.Contains("/verify/") || a.Iri.Contains("/practicums/")))
                .ShouldBeFalse();
            var mine = told.FindAll(t => t.Enrollment == trainee.Enrollment.Id.Value);
            // The voided one stays voided, by the statement that refers to it.
            mine.Single(t => t.IsVoided).Id.ShouldBe(mine.Single(t => t.Verb == Verbs.Voided.Id).Reference!.Value);
            var earned = mine.Single(t => t.Verb == Verbs.Earned.Id);
            mine.Single(t => t.Verb.EndsWith("/revoked", StringComparison.Ordinal)).Reference.ShouldBe(earned.Id);
            // What another client said of one of them says it still.
            var about = told.Single(t => t.Id == foreign);
            mine.ShouldContain(t => t.Id == about.Reference);
            about.Json.ShouldContain(about.Reference.ToString()!);
            return (name, mine.Where(t => !t.IsVoided).Select(t => t.Id).Append(foreign).ToHashSet());
        });
        var finder = site.Services.GetRequiredService<StatementFinder>();
        (await finder.IdsOfAsync(registration, default)).ShouldBe(ids, ignoreOrder: true);
        (await finder.IdsOfAsync(trainee.Enrollment.Id.Value, default)).ShouldBeEmpty();
        (await finder.FindAsync(StatementId.Of($"earned/{trainee.Certificate.Id}"), default)).ShouldBeNull();
    }

    private static async Task<IReadOnlyList<Guid>> TellAsync(ClassSite site, TaughtCourse course)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StatementBook>();
        var enrollments = course.Trainees.Select(t => t.Enrollment).ToList();
        var trainees = await book.TraineesAsync(enrollments, default);
        var instructor = await book.InstructorAsync(course.Course.Trainer, default);
        foreach (var taught in course.Trainees)
            book.Tell([.. taught.Facts(book.Facts, trainees[taught.Enrollment.Id], instructor)]);
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().SaveChangesAsync();
        return [.. enrollments.Select(e => trainees[e.Id].Pseudonym)];
    }

    /// <summary>
    /// Stores what the releases before told, beside a foreign statement about one of them, and a person erased by them.
    /// </summary>
    private static async Task<(IReadOnlyList<Guid> Actors, Guid Foreign, Guid Earlier)> TellAsOfOldAsync(
        ClassSite site, TaughtCourse course)
    {
        var told = new List<IncomingStatement>();
        var (actors, earlier, foreign) = (new List<Guid>(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var scope = site.Services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<StatementBook>();
        var own = new Authority(StatementBook.Self, "LanguagePlan LMS", book.Facts.Site);
        var trainees = await book.TraineesAsync([.. course.Trainees.Select(t => t.Enrollment)], default);
        var instructor = await book.InstructorAsync(course.Course.Trainer, default);
        await scope.ServiceProvider.GetRequiredService<LmsDbContext>().SaveChangesAsync();
        foreach (var taught in course.Trainees)
        {
            var trainee = trainees[taught.Enrollment.Id];
            actors.Add(trainee.Pseudonym);
            told.AddRange(taught.OldFacts(book.Facts, trainee, instructor)
                .Select(json => Incoming(json.ToJsonString(), own)));
        }

        // Erased before: an old actor's statements still named the enrolment.
        var last = course.Trainees[3];
        var gone = last.OldFacts(book.Facts, trainees[last.Enrollment.Id] with { Pseudonym = earlier }, instructor)[0];
        gone["id"] = Guid.CreateVersion7().ToString();
        told.Add(Incoming(gone.ToJsonString(), own));
        told.Add(About(foreign, StatementId.Of($"earned/{course.Trainees[1].Certificate.Id}"), book.Facts.Site));
        await StoreAsync(site, told);
        return (actors, foreign, earlier);
    }

    /// <summary>What another client says of a statement, writing its id in capitals.</summary>
    private static IncomingStatement About(Guid id, Guid about, string site)
    {
        var target = about.ToString().ToUpperInvariant();
        var json = $$$"""
            {"id":"{{{id}}}","actor":{"mbox":"mailto:a@example.edu.vn"},"verb":{"id":"http://example.com/saw"},
             "object":{"objectType":"StatementRef","id":"{{{target}}}"}}
            """;
        return Incoming(json, new Authority(Guid.CreateVersion7(), "phần mềm", site));
    }

    private static async Task StoreAsync(ClassSite site, List<IncomingStatement> told)
    {
        var connections = site.Services.GetRequiredService<XapiConnections>();
        await using var table = await connections.OpenAsync(default);
        await table.BeginAsync(default);
        var waiting = new WaitingIds();
        await waiting.ReadAsync(table, default);
        var now = StoredTime.Of(TaughtCourse.Now);
        await new StatementRecorder(table, waiting, new ActivityCatalog()).RecordAsync(told, now, default);
        await StatementIndex.CatchUpAsync(table, default, evenFew: true);
        await table.CommitAsync(default);
        await site.In(async db =>
        {
            // As the releases before had it: no registrations, and everything is old.
            await db.Registrations.ExecuteDeleteAsync();
            var last = await db.Statements.MaxAsync(s => s.Sequence);
            await db.StatementSealKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.OldThrough, last));
            return true;
        });
    }

    private static IncomingStatement Incoming(string json, Authority authority)
    {
        var parsed = StatementParser.Parse(Encoding.UTF8.GetBytes(json), XapiVersion.V1, mayBeBatch: false);
        parsed.Succeeded.ShouldBeTrue(parsed.Refusal?.ToString());
        return IncomingStatements.From(parsed.Value![0], authority, "1.0.3", mayDefine: true);
    }
}
