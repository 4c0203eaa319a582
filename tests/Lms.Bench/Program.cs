namespace Lms.Bench;

/// <summary>Figures on demand: <c>./dev bench lrs</c>.</summary>
internal static class Bench
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["lrs", .. var rest] => await LrsBench.RunAsync(rest),
        ["empty-endpoint", var address] => await EmptyEndpoint.RunAsync(address),
        _ => Usage(),
    };

    private static int Usage()
    {
        Console.Error.WriteLine("bench lrs [--statements N] [--seconds N]   the record store: writes and queries at 50,000 and at N (1,000,000) statements");
        return 2;
    }
}
