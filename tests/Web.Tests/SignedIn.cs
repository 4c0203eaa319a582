using System.Net;
using System.Text.RegularExpressions;
using Lms.Domain;
using Lms.Domain.OrgUnits;
using Lms.Domain.Teachers;
using Lms.Domain.Trainers;
using Lms.Infrastructure.Accounts;
using Lms.Infrastructure.Database;
using Lms.Web.Features.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Lms.Web.Tests;

/// <summary>A person of a role, signed in by the page everybody signs in by.</summary>
/// <param name="Browser">Carries the person's cookies and follows no redirect.</param>
public sealed record SignedIn(HttpClient Browser, Viewer Viewer)
{
    public const string Password = "mat-khau-de-thu";

    private static int _people;

    /// <summary>Makes an account of the role and signs it in. A unit officer without a unit gets one of its own.</summary>
    public static async Task<SignedIn> As(Site site, Role role, Id<OrgUnit>? unit = null, Id<Trainer>? trainer = null, Id<Teacher>? teacher = null)
    {
        var number = Interlocked.Increment(ref _people);
        if (role == Role.UnitOfficer) unit ??= await site.In(db => AddUnit(db, $"don-vi-{number}"));
        if (role == Role.Trainer) trainer ??= await site.In(db => AddTrainer(db, $"giang-vien-{number}"));
        var account = await Create(site, new NewAccount(role, $"Người Thử {Letters(number)}", $"thu{number}@example.edu.vn", UnitId: unit, TrainerId: trainer, TeacherId: teacher), Password);
        var browser = site.Browser();
        using var response = await browser.PostForm("/sign-in", ("Login", account.UserName!), ("Password", Password));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return new(browser, new Viewer(account.Id, account.DisplayName, role, unit, teacher, trainer));
    }

    /// <summary>Makes an account; without a password it waits for its invitation.</summary>
    public static async Task<Account> Create(Site site, NewAccount account, string? password = null)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<CreateAccount>().RunAsync(null, account, password);
        made.Refusal.ShouldBeNull();
        return made.Value!;
    }

    public static async Task<Id<OrgUnit>> AddUnit(LmsDbContext db, string code, OrgUnitKind kind = OrgUnitKind.DistrictOffice, Id<OrgUnit>? parent = null)
    {
        var unit = new OrgUnit(code, $"Đơn vị {code}", kind, parent, new DateOnly(2020, 1, 1));
        db.OrgUnits.Add(unit);
        await db.SaveChangesAsync();
        return unit.Id;
    }

    private static async Task<Id<Trainer>> AddTrainer(LmsDbContext db, string code)
    {
        var trainer = new Trainer(Lms.Domain.Text.PersonName.Parse("Trần Thị Giảng").Value!, await AddUnit(db, code, OrgUnitKind.TrainingProvider));
        db.Trainers.Add(trainer);
        await db.SaveChangesAsync();
        return trainer.Id;
    }

    /// <summary>A name holds no digit.</summary>
    private static string Letters(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)('A' + c - '0')));
}

/// <summary>What tests do with a site beside looking at its pages.</summary>
public static partial class SiteActs
{
    /// <summary>Works on the site's database as the system itself, in a scope of its own.</summary>
    public static async Task<T> In<T>(this Site site, Func<LmsDbContext, Task<T>> work)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<LmsDbContext>());
    }

    /// <summary>Runs a use case in a scope of its own.</summary>
    public static async Task<T> Run<TCase, T>(this Site site, Func<TCase, Task<T>> work)
        where TCase : notnull
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TCase>());
    }

    /// <summary>Posts a form.</summary>
    public static async Task<HttpResponseMessage> PostForm(this HttpClient browser, string address, params (string Name, string Value)[] fields) =>
        await browser.PostAsync(address, new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("__RequestVerificationToken", await browser.Token())]));

    /// <summary>An anti-forgery token for this browser: it is bound to the person, not to the page.</summary>
    public static async Task<string> Token(this HttpClient browser)
    {
        using var page = await browser.GetAsync("/nowhere");
        return TokenMeta().Match(await page.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>The page, which must be there.</summary>
    public static async Task<string> Page(this HttpClient browser, string address)
    {
        using var response = await browser.GetAsync(address);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        response.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        return page;
    }

    [GeneratedRegex("name=\"request-token\" content=\"([^\"]+)\"")]
    private static partial Regex TokenMeta();
}
