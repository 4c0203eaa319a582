using Lms.Domain.Certificates;
using Lms.Domain.Enrollments;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Tests.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Infrastructure.Tests.Certificates;

public class RegisterNumbersTests
{
    private const int Year = 2022, Issuers = 32;

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Thirty_two_issues_at_once_give_consecutive_numbers_without_gaps_or_doubles(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        List<Enrollment> enrollments = [];
        await using (var db = database.Open())
            for (var i = 0; i < Issuers / 8; i++) enrollments.AddRange((await Sample.AddAsync(db, 8)).Enrollments);

        // Every fourth one breaks off before it commits: its number must be given to another.
        await Task.WhenAll(enrollments.Select((e, i) => Task.Run(() => IssueAsync(database, e, commits: i % 4 != 0))));

        await using var after = database.Open();
        var numbers = await after.Certificates.OrderBy(c => c.Sequence).Select(c => c.Sequence).ToListAsync();
        numbers.ShouldBe(Enumerable.Range(1, Issuers * 3 / 4));
        (await after.RegisterBooks.SingleAsync()).Last.ShouldBe(Issuers * 3 / 4);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Both), MemberType = typeof(TestDatabase))]
    public async Task Without_the_lock_the_database_still_refuses_a_number_that_is_taken(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Open();
        var enrollments = (await Sample.AddAsync(db, 2)).Enrollments;
        db.AddRange(Certificate(enrollments[0], new RegisterNumber(Year, 1)), Certificate(enrollments[1], new RegisterNumber(Year, 1)));
        await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private static async Task IssueAsync(TestDatabase database, Enrollment enrollment, bool commits)
    {
        await using var db = database.Open();
        await using var transaction = await db.BeginWriteAsync(default, $"register/{Year}");
        var book = await db.RegisterBooks.SingleOrDefaultAsync(b => b.Year == Year) ?? db.RegisterBooks.Add(new RegisterBook(Year)).Entity;
        db.Certificates.Add(Certificate(enrollment, book.Next()));
        await db.SaveChangesAsync();
        if (commits) await transaction.CommitAsync();
    }

    private static Certificate Certificate(Enrollment enrollment, RegisterNumber number) =>
        new(enrollment.Id, number, VerificationCode.New(), Content(number), new string('a', 64), Sample.Now);

    private static CertificateContent Content(RegisterNumber number) => new()
    {
        IssuerParent = "",
        Issuer = "SỞ GIÁO DỤC VÀ ĐÀO TẠO",
        Title = "GIẤY CHỨNG NHẬN",
        FullName = "Bùi Thị Hồng Hiền",
        BirthDate = null,
        School = "",
        Unit = "",
        CourseTitle = "",
        PlanNumber = "",
        PlanDate = default,
        TrainedFrom = default,
        TrainedTo = default,
        Periods = 40,
        RegisterNumber = number.Print("SGDĐT"),
        Place = "",
        IssuedOn = default,
        SignerTitle = "",
        SignerName = "",
    };
}
