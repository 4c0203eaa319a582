using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Home;

/// <summary>Trang chủ: what to do next. Each role has a view of its name, which reads its own work list.</summary>
public sealed class HomeController : Controller
{
    [HttpGet("/"), AllowEveryRole]
    public IActionResult Index() => View(User.Viewer().Role.ToString());
}
