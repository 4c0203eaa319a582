using Lms.Infrastructure.Database;
using Microsoft.EntityFrameworkCore;

namespace Lms.Web.Xapi;

/// <summary>What a client that is limited to one plan (kế hoạch tập huấn) may touch: its own plan's documents.</summary>
internal static class PlanLimit
{
    /// <summary>State is that of a registration, which stands for an enrolment (học viên) of the plan.</summary>
    public static async Task CheckStateAsync(XapiRequest request, Guid? registration)
    {
        if (request.Caller.Plan is not { } plan) return;
        if (registration is not { } id) throw XapiProblem.Forbidden("These credentials are limited to one plan: name a registration of it.");
        var db = request.Service<LmsDbContext>();
        var enrollments = db.Enrollments.Where(e => e.PlanId == plan);
        var registrations = db.Registrations.Where(r => enrollments.Any(e => e.Id == r.EnrollmentId));
        if (!await registrations.AnyAsync(r => r.Name == id, request.Cancel))
            throw XapiProblem.Forbidden("These credentials are limited to one plan, and this registration is not one of it.");
    }

    /// <summary>An activity profile is that of the plan's activity or of one below it.</summary>
    /// <param name="site">The site's public address, without a slash at its end.</param>
    public static void CheckActivityProfile(XapiRequest request, string activity, string site)
    {
        if (request.Caller.Plan is not { } plan) return;
        var own = $"{site}/plans/{plan}";
        if (!activity.StartsWith(own, StringComparison.Ordinal) || (activity.Length > own.Length && activity[own.Length] is not ('/' or '#' or '?')))
            throw XapiProblem.Forbidden("These credentials are limited to one plan, and this activity is not of it.");
    }

    /// <summary>An agent's profile is of no plan.</summary>
    public static void CheckAgentProfile(XapiRequest request)
    {
        if (request.Caller.Plan is not null) throw XapiProblem.Forbidden("These credentials are limited to one plan, and an agent's profile is of none.");
    }
}
