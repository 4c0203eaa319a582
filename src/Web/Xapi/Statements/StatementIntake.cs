using System.Collections.Concurrent;
using Lms.Domain.Xapi.Statements;
using Lms.Domain.XapiClients;
using Lms.Infrastructure;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi.Statements;

/// <summary>Takes the statements of one request in: all of them, or none.</summary>
public sealed class StatementIntake(StatementWriter writer, StatementFinder finder, StatementUploads uploads, IOptions<SiteOptions> site)
{
    private readonly ConcurrentDictionary<(Guid, string), Authority> authorities = new();

    /// <param name="request">PUT or POST.</param>
    /// <param name="id">The id that PUT names, as it is written there; null for POST, which may bring many statements.</param>
    /// <returns>The statements, in the order they came.</returns>
    public async Task<IReadOnlyList<IncomingStatement>> TakeAsync(XapiRequest request, string? id)
    {
        var (json, parts) = await uploads.ReadAsync(request);
        var parsed = StatementParser.Parse(json, request.Version, mayBeBatch: id is null);
        if (!parsed.Succeeded) throw Refused((StatementRefused)parsed.Refusal);
        if (id is not null && parsed.Value[0].Id is { } own && own != Guid.Parse(id)) throw XapiProblem.Bad("The statement's id is not the one of the address.", "$.id", "must be the parameter statementId");

        var statements = await PrepareAsync(request, parsed.Value, parts, id);
        if (request.Caller.Plan is not null || !request.Caller.Scopes.HasFlag(XapiScopes.All)) await CheckRightsAsync(request, statements);
        await WriteAsync(request, statements);
        return statements;
    }

    private async Task<IncomingStatement[]> PrepareAsync(XapiRequest request, IReadOnlyList<ParsedStatement> parsed, StatementParts parts, string? id)
    {
        var authority = AuthorityOf(request.Caller);
        var version = request.Version == XapiVersion.V1 ? "1.0.0" : XapiVersions.Second;
        var statements = new IncomingStatement[parsed.Count];
        for (var i = 0; i < statements.Length; i++)
        {
            var attachments = parsed[i].Attachments.Count == 0 ? [] : parts.Of(parsed[i]);
            statements[i] = IncomingStatements.From(parsed[i], authority, version, request.Caller.MayDefine, attachments, id);
            if (attachments.Count > 0) await uploads.CheckSignaturesAsync(parsed[i], attachments, statements[i].Json, request.Cancel);
        }

        parts.AllUsed();
        return statements;
    }

    private async Task WriteAsync(XapiRequest request, IncomingStatement[] statements)
    {
        if (statements.Length == 0) return;
        try
        {
            if (await writer.WriteAsync(statements, request.Cancel) is { } conflict)
                throw new XapiProblem(StatusCodes.Status409Conflict, $"The store holds another statement with the id {conflict}. Nothing of this request was stored.");
        }
        catch (StatementsNotStoredException)
        {
            request.Http.Response.Headers.RetryAfter = "5";
            throw new XapiProblem(StatusCodes.Status503ServiceUnavailable, "The database did not take the statements. Nothing of this request was stored; send it again.");
        }
    }

    /// <summary>A client limited to a plan stays in it; and only a client with every right voids what others have written.</summary>
    private async Task CheckRightsAsync(XapiRequest request, IncomingStatement[] statements)
    {
        var inPlan = request.Caller.Plan is { } plan ? StatementParameters.PlanKeys(request, plan) : null;
        bool InPlan(byte[] keys) => inPlan is null || IndexKey.ContainsAny(keys, inPlan);
        if (!statements.All(s => InPlan(s.Keys))) throw XapiProblem.Forbidden("These credentials are limited to one plan: the statement's object or contextActivities must name it.");
        foreach (var voiding in statements.Where(s => s.IsVoiding))
        {
            var target = await finder.FindAsync(voiding.Reference!.Value, request.Cancel);
            if (target is null && statements.Any(s => s.Id == voiding.Reference)) continue;
            // What is not there yet would be voided when it comes, whoever writes it.
            if (target is null || !InPlan(target.Keys) || (!request.Caller.Scopes.HasFlag(XapiScopes.All) && !IndexKey.Contains(target.Keys, IndexKey.OfClient(request.Caller.Id))))
                throw XapiProblem.Forbidden("These credentials may void only the statements they wrote.");
        }
    }

    private Authority AuthorityOf(XapiCaller caller) =>
        authorities.GetOrAdd((caller.Id, caller.Name), static (who, site) => new Authority(who.Item1, who.Item2, site), site.Value.PublicUrl);

    private static XapiProblem Refused(StatementRefused refused) => XapiProblem.Bad($"{refused.Path} {refused.Rule}.", refused.Path, refused.Rule);
}
