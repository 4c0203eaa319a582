using System.Runtime.CompilerServices;

namespace Lms.Web.Tests;

/// <summary>Settings of every site that a test starts, in this process or as a child: tests speak plain HTTP over the loopback.</summary>
internal static class TestSettings
{
#pragma warning disable CA2255 // The settings must be there before any fixture starts a site.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Set() => Environment.SetEnvironmentVariable("Site__AllowHttp", "true");
}
