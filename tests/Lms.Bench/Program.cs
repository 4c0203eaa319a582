namespace Lms.Bench;

/// <summary>Figures on demand: <c>./dev bench lrs</c>, <c>./dev bench lists</c>.</summary>
internal static class Bench
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["lrs", .. var rest] => await LrsBench.RunAsync(rest),
        ["lists", .. var rest] => await ListsBench.RunAsync(rest),
        ["empty-endpoint", var address] => await EmptyEndpoint.RunAsync(address),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("bench lrs [--statements N] [--seconds N]   the record store: writes and queries at 50,000 and at N (1,000,000) statements");
        Console.Error.WriteLine("bench lists [--rows N]                     trainee lists: the preview of N (10,000) people beside the library's reading, and ten at once");
        return 2;
    }
}
