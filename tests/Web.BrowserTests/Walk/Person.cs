using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Lms.Web.BrowserTests.Walk;

/// <summary>One person at a browser of the person's own, who finds things by the words on the page.</summary>
internal sealed class Person(Watch watch, IPage page, string login)
{
    private const string Password = "mot-cau-dai-de-nho";

    public IPage Page => page;

    public string Path => new Uri(page.Url).AbsolutePath;

    /// <summary>Opens a page; signs in again where the stay has ended meanwhile.</summary>
    public async Task GoAsync(string path)
    {
        await page.GotoAsync(path);
        if (Path != "/sign-in") return;
        await FillAsync("Email, số điện thoại hoặc tên đăng nhập", login);
        await FillAsync("Mật khẩu", Password);
        await PressAsync("Đăng nhập");
        await Expect(page).Not.ToHaveURLAsync(new Regex("/sign-in"));
    }

    /// <summary>Opens an invitation link and sets the first password.</summary>
    public async Task AcceptAsync(string invitation, string? look = null)
    {
        await page.GotoAsync(invitation);
        if (look is not null) await LookAsync(look);
        await FillAsync("Mật khẩu mới", Password);
        await FillAsync("Nhập lại mật khẩu mới", Password);
        await PressAsync("Đặt mật khẩu và đăng nhập");
        await SeesAsync("Tài khoản đã sẵn sàng");
    }

    public Task LookAsync(string name) => watch.LookAsync(page, name);

    /// <summary>The field of a label; the star of a required one is not part of its words.</summary>
    public ILocator Field(string label, ILocator? within = null)
    {
        var words = new Regex($@"^\s*{Regex.Escape(label)}\s*\*?\s*$");
        return within is null ? page.GetByLabel(words) : within.GetByLabel(words);
    }

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task FillAsync(string label, string text, ILocator? within = null) => Field(label, within).FillAsync(text);

    /// <summary>Chooses the option that holds the words.</summary>
    public async Task ChooseAsync(string label, string words)
    {
        var value = await Field(label).Locator("option").Filter(new() { HasText = words }).First.GetAttributeAsync("value");
        await Field(label).SelectOptionAsync(value!);
    }

    public Task PressAsync(string button) => Button(button).ClickAsync();

    /// <summary>Presses a button that asks first, and agrees.</summary>
    public async Task ConfirmAsync(string button)
    {
        await PressAsync(button);
        await page.Locator("#confirm-dialog [data-part=ok]").ClickAsync();
    }

    public Task FollowAsync(string link) => page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public Task SeesAsync(string words) => Expect(page.Locator("main")).ToContainTextAsync(words);

    public Task IsAtAsync(string path) => Expect(page).ToHaveURLAsync(new Regex(path));

    /// <summary>Follows a link to a file and keeps the file.</summary>
    public async Task<byte[]> DownloadAsync(string link)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => FollowAsync(link));
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public static Task GiveAsync(ILocator field, params FilePayload[] files) => field.SetInputFilesAsync(files);
}
