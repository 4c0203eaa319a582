using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.Features.Home;

/// <summary>Trang chủ: what to do next.</summary>
public sealed class HomeController : Controller
{
    [HttpGet("/"), AllowEveryRole]
    public IActionResult Index() => View();
}
