using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Features.Demo;

/// <summary>Lets the people of the sample act: each act has its time, its person and a scope of its own, as a request has.</summary>
internal sealed class DemoStage(IServiceProvider services, DemoClock clock)
{
    /// <summary>The time at which the next act happens.</summary>
    public DateTimeOffset Now
    {
        get => clock.Now;
        set => clock.Now = value;
    }

    public async Task<TResult> ActAsync<TUseCase, TResult>(Viewer? by, Func<TUseCase, Task<TResult>> act) where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JournalAuthor>().AccountId = by?.AccountId;
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>An act that must succeed.</summary>
    public async Task<TValue> DoAsync<TUseCase, TValue>(Viewer? by, Func<TUseCase, Task<Outcome<TValue>>> act) where TUseCase : notnull
    {
        var outcome = await ActAsync(by, act);
        return outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The sample does not fit its own rules: {outcome.Refusal}");
    }

    /// <summary>An act that must not be refused.</summary>
    public async Task DoAsync<TUseCase>(Viewer? by, Func<TUseCase, Task<Refusal?>> act) where TUseCase : notnull
    {
        if (await ActAsync(by, act) is { } refusal) throw new InvalidOperationException($"The sample does not fit its own rules: {refusal}");
    }

    public Task<TResult> ReadAsync<TResult>(Func<LmsDbContext, Task<TResult>> read) => ActAsync(null, read);

    public Task SaveAsync(params object[] entities) => ActAsync<LmsDbContext, int>(null, db =>
    {
        db.AddRange(entities);
        return db.SaveChangesAsync();
    });

    /// <summary>Makes an account. A demo account ends with <see cref="DemoAccounts.Domain"/> and is entered by one click.</summary>
    public async Task<Viewer> HireAsync(Role role, string name, string email, Id<OrgUnit>? unit = null, Id<Trainer>? trainer = null)
    {
        var account = await DoAsync<CreateAccount, Account>(null, create => create.RunAsync(null, new NewAccount(role, name, email, UnitId: unit, TrainerId: trainer), password: null));
        return new Viewer(account.Id, name, role, unit, null, trainer);
    }

    /// <summary>The teacher's own view, through the account that convening has made.</summary>
    public async Task<Viewer> TeacherAsync(Id<Teacher> teacher)
    {
        var account = await ReadAsync(db => db.Users.SingleAsync(a => a.TeacherId == teacher));
        return new Viewer(account.Id, account.DisplayName, Role.Teacher, null, teacher, null);
    }
}
