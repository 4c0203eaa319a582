using System.Buffers;
using Lms.Web.Features.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lms.Web.Features.Errors;

/// <summary>
/// Reads a posted form before anything else does, after the limits of its action and before the request token. What cannot be
/// read is answered at once, with its reason; whoever asks for the form afterwards finds an empty one, never the broken one.
/// </summary>
internal sealed partial class ReadableFormFilter(ILogger<ReadableFormFilter> log) : IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>What somebody may send whom nobody knows yet: a sign-in, a password, a language.</summary>
    public const int MostOfStrangers = 256 << 10;

    private const int MostFieldsOfStrangers = 50;

    /// <summary>A browser shows no answer before it has sent everything; so much is taken and dropped for its sake.</summary>
    private const long MostDropped = 512L << 20;

    private static readonly TimeSpan LongestDrop = TimeSpan.FromMinutes(2);

    /// <summary>The limits of an action are applied at 900, the request token is looked for at 1000.</summary>
    public const int Place = 950;

    public int Order => Place;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        if (!http.Request.HasFormContentType || IsErrorPage(http)) return;
        if (!http.User.IsSignedIn()) LimitStranger(http);
        if (await ReadAsync(http) is not { } unreadable) return;
        Refused(http.Request.Path, unreadable.Fault, unreadable.Most);
        http.Features.Set(unreadable);
        http.Features.Set<IFormFeature>(new FormFeature(FormCollection.Empty));
        context.Result = new StatusCodeResult(unreadable.Status);
    }

    private static bool IsErrorPage(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;

    private static void LimitStranger(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MostOfStrangers;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
        {
            ValueCountLimit = MostFieldsOfStrangers,
            MultipartBodyLengthLimit = MostOfStrangers,
            ValueLengthLimit = MostOfStrangers,
        }));
    }

    private static async Task<UnreadableForm?> ReadAsync(HttpContext http)
    {
        var most = Most(http);
        if (most is { } limit && http.Request.ContentLength > limit)
        {
            if (http.User.IsSignedIn()) await DropAsync(http);
            return new(FormFault.TooLarge, limit);
        }
        try
        {
            await http.Request.ReadFormAsync(http.RequestAborted);
            return null;
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return new(FormFault.TooLarge, most);
        }
        catch (InvalidDataException problem)
        {
            return UnreadableForm.Of(problem);
        }
        catch (IOException)
        {
            return new(FormFault.Broken);
        }
    }

    /// <summary>The most bytes that this request may have, where there is a limit.</summary>
    private static long? Most(HttpContext http)
    {
        if (!http.User.IsSignedIn()) return MostOfStrangers;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { } size) return size.MaxRequestBodySize;
        return http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize;
    }

    /// <summary>Takes the rest of what a browser sends and keeps nothing of it: otherwise it shows a broken connection.</summary>
    private static async Task DropAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostDropped) return;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        patience.CancelAfter(LongestDrop);
        var buffer = ArrayPool<byte>.Shared.Rent(64 << 10);
        try
        {
            while (await http.Request.Body.ReadAsync(buffer, patience.Token) > 0)
            {
                // Nothing is kept.
            }
        }
        catch (Exception problem) when (problem is IOException or OperationCanceledException)
        {
            // Whoever sent it has gone, or is too slow: the answer waits no longer.
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A form for {Path} could not be read: {Fault} (limit {Most})")]
    private partial void Refused(string path, FormFault fault, long? most);
}
