using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Lms.Bench;

/// <summary>The ceiling of any endpoint: Kestrel reads the whole content and answers as many bytes as a POST of a statement does.</summary>
internal static class EmptyEndpoint
{
    private static readonly byte[] Answer = new byte[40];

    public static async Task<int> RunAsync(string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add(address);
        app.Run(async http =>
        {
            var body = http.Request.BodyReader;
            while (true)
            {
                var read = await body.ReadAsync();
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            http.Response.ContentLength = Answer.Length;
            await http.Response.BodyWriter.WriteAsync(Answer);
        });
        await app.RunAsync();
        return 0;
    }
}
