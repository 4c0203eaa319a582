using System.Collections.Concurrent;
using Lms.Domain;
using Lms.Domain.Certificates;
using Lms.Domain.Completion;
using Lms.Domain.Enrollments;
using Lms.Domain.Plans;
using Lms.Infrastructure;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Certificates.Pdf;
using Lms.Infrastructure.Courses;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Enrollments;
using Lms.Infrastructure.Files;
using Lms.Infrastructure.Xapi;
using Lms.Web.Features.Completion;
using Lms.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Lms.Web.Features.Certificates;

/// <summary>Who signs, and the date on the paper.</summary>
/// <param name="Title">Chức vụ; a new line begins another line, as in "KT. GIÁM ĐỐC" and "PHÓ GIÁM ĐỐC".</param>
public sealed record CertificateSigning(string Title, string Name, DateOnly IssuedOn);

/// <summary>
/// Cấp giấy chứng nhận to everyone who has completed and has none: register numbers, PDFs and statements in one
/// transaction, so that a number is used only if all of it is there.
/// </summary>
public sealed class IssueCertificates(LmsDbContext db, StatementBook book, FileStore files, CourseLibrary courses, IOptions<SiteOptions> site, TimeProvider clock) : IUseCase
{
    private const string PaperTitle = "GIẤY CHỨNG NHẬN";
    private const int MostPdfBytes = 4 << 20;

    private sealed record Draft(Enrollment Enrollment, RegisterNumber Number, VerificationCode Code, CertificateContent Content);

    /// <returns>The new certificates in the order of their numbers: by unit, then by given name.</returns>
    public async Task<Outcome<IReadOnlyList<Certificate>>> RunAsync(Viewer viewer, Id<TrainingPlan> planId, CertificateSigning signing, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(signing);
        var now = clock.GetUtcNow();
        await using var transaction = await db.BeginWriteAsync(cancel, ComputeCompletions.Lock(planId), $"register/{signing.IssuedOn.Year}");
        var plan = await db.PlansVisibleTo(viewer).Include(p => p.Sessions).SingleAsync(p => p.Id == planId, cancel);
        if (Check(plan, signing, VietnamTime.DateOf(now)) is { } refusal) return refusal;
        var people = await db.EnrollmentsVisibleTo(viewer).AwaitingCertificate(db, planId).ToListAsync(cancel);
        if (people.Count == 0) return new NobodyToCertify();

        // Whose name cannot be printed keeps waiting, told on the page; nobody else does, and no number is lost.
        var ids = people.Select(e => e.Id).ToList();
        var found = await db.CardsOf(db.Enrollments.Where(e => ids.Contains(e.Id))).ToListAsync(cancel);
        var cards = found.InRegisterOrder().ToList();
        var printable = cards.Where(card => card.UnprintableLetters().Count == 0).ToList();
        if (printable.Count == 0) return NotPrintable(cards.Select(card => card.FullName));
        var chosen = printable.Select(card => card.EnrollmentId).ToHashSet();
        people.RemoveAll(person => !chosen.Contains(person.Id));

        var drafts = await DraftAsync(plan, people, printable, signing, cancel);
        var hashes = await PrintAsync(drafts, cancel);
        if (!hashes.Succeeded) return hashes.Refusal;
        List<Certificate> certificates = [.. drafts.Zip(hashes.Value, (d, hash) => new Certificate(d.Enrollment.Id, d.Number, d.Code, d.Content, hash, now))];
        db.Certificates.AddRange(certificates);
        var trainees = await book.TraineesAsync(people, cancel);
        book.Tell([.. certificates.Select(c => book.Facts.Earned(trainees[c.EnrollmentId], c))]);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return certificates;
    }

    private static Refusal? Check(TrainingPlan plan, CertificateSigning signing, DateOnly today)
    {
        if (plan.State is not (PlanState.InProgress or PlanState.Closed)) return new PlanNotInState(plan.State);
        if (string.IsNullOrWhiteSpace(signing.Title) || string.IsNullOrWhiteSpace(signing.Name)) return new SignerMissing();
        return signing.IssuedOn < plan.PracticumTo || signing.IssuedOn > today ? new IssueDateOutOfRange(plan.PracticumTo, today) : null;
    }

    /// <param name="cards">The people in the order of the register.</param>
    private async Task<List<Draft>> DraftAsync(
        TrainingPlan plan,
        List<Enrollment> people,
        List<TraineeCard> cards,
        CertificateSigning signing,
        CancellationToken cancel)
    {
        var ids = people.Select(e => e.Id).ToList();
        var decisions = await db.CompletionDecisions.AsNoTracking().Where(d => ids.Contains(d.EnrollmentId)).ToDictionaryAsync(d => d.EnrollmentId, cancel);
        var enrollments = people.ToDictionary(e => e.Id);
        var book = await RegisterAsync(signing.IssuedOn.Year, cancel);
        return [.. cards.Select(card =>
        {
            var number = book.Next();
            return new Draft(enrollments[card.EnrollmentId], number, VerificationCode.New(), Content(plan, decisions[card.EnrollmentId], card, signing, number));
        })];
    }

    private async Task<RegisterBook> RegisterAsync(int year, CancellationToken cancel)
    {
        if (await db.RegisterBooks.SingleOrDefaultAsync(b => b.Year == year, cancel) is { } book) return book;
        return db.RegisterBooks.Add(new RegisterBook(year)).Entity;
    }

    private CertificateContent Content(TrainingPlan plan, CompletionDecision decision, TraineeCard card, CertificateSigning signing, RegisterNumber number) => new()
    {
        IssuerParent = site.Value.IssuerParent,
        Issuer = site.Value.Issuer,
        Title = PaperTitle,
        FullName = card.FullName,
        BirthDate = card.BirthDate,
        School = card.School,
        Unit = card.Unit,
        CourseTitle = courses.Find(plan.CourseSlug)?.Title ?? plan.Title,
        PlanNumber = plan.Number!,
        PlanDate = plan.IssuedOn!.Value,
        TrainedFrom = plan.Sessions.Min(s => s.Date),
        TrainedTo = plan.PracticumTo,
        Periods = decision.Policy.Periods,
        RegisterNumber = number.Print(site.Value.IssuerMark),
        Place = site.Value.Place,
        IssuedOn = signing.IssuedOn,
        SignerTitle = signing.Title.Trim().ReplaceLineEndings("\n").Normalize(),
        SignerName = signing.Name.Trim().Normalize(),
    };

    /// <summary>Writes and stores the PDFs on all cores; gives their hashes in the order of the drafts.</summary>
    private async Task<Outcome<string[]>> PrintAsync(List<Draft> drafts, CancellationToken cancel)
    {
        var hashes = new string[drafts.Count];
        var failed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(drafts.Index(), cancel, async (item, stop) =>
        {
            var (i, draft) = item;
            if (Print(draft) is not { } pdf) failed.Add(draft.Content.FullName);
            else hashes[i] = (await files.SaveAsync(new MemoryStream(pdf, writable: false), MostPdfBytes, stop)).Value!.Sha256;
        });
        if (failed.IsEmpty) return hashes;
        return NotPrintable(failed.Order(StringComparer.Ordinal));
    }

    private static CertificateNotPrintable NotPrintable(IEnumerable<string> names) => new(string.Join("; ", names));

    private byte[]? Print(Draft draft)
    {
        try
        {
            return CertificatePdf.Write(draft.Content, VerificationPages.UrlOf(site.Value, draft.Code));
        }
        catch (MissingGlyphException)
        {
            return null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
