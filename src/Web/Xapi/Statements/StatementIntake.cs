using System.Collections.Concurrent;
using Lms.Domain.Xapi;
using Lms.Domain.Xapi.Statements;
using Lms.Domain.XapiClients;
using Lms.Infrastructure;
using Lms.Infrastructure.Database;
using Lms.Infrastructure.Xapi;
using Microsoft.Extensions.Options;

namespace Lms.Web.Xapi.Statements;

/// <summary>Takes the statements of one request in: all of them, or none.</summary>
public sealed class StatementIntake(
    StatementWriter writer,
    StatementFinder finder,
    StatementUploads uploads,
    StatementSeals seals,
    IOptions<SiteOptions> site)
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
        await CheckIdsAsync(request, statements);
        await CheckRightsAsync(request, statements);
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
                throw new XapiProblem(
                    StatusCodes.Status409Conflict,
                    $"The store holds another statement with the id {conflict}. Nothing of this request was stored.",
                    rule: "must not have the id of another statement");
        }
        catch (StatementsNotStoredException)
        {
            request.Http.Response.Headers.RetryAfter = "5";
            throw new XapiProblem(StatusCodes.Status503ServiceUnavailable, "The database did not take the statements. Nothing of this request was stored; send it again.");
        }
    }

    /// <summary>
    /// Ids of the form that this store gives to its own statements are its own: what it has not told yet, nobody else
    /// tells. What it has told may come back, as from a store that it was forwarded to; the writer compares it.
    /// </summary>
    private async Task CheckIdsAsync(XapiRequest request, IncomingStatement[] statements)
    {
        var seal = await SealAsync(request);
        foreach (var statement in statements)
        {
            if (!seal.IsOurs(statement.Id)) continue;
            if (await finder.FindAsync(statement.Id, request.Cancel) is not null) continue;
            throw XapiProblem.Forbidden(
                $"The id {statement.Id} is one of those that this store gives to its own statements.");
        }
    }

    /// <summary>
    /// A client limited to a plan stays in it; only a client with every right voids what other clients have written;
    /// and what the product itself tells, it alone takes back.
    /// </summary>
    private async Task CheckRightsAsync(XapiRequest request, IncomingStatement[] statements)
    {
        var caller = request.Caller;
        var inPlan = caller.Plan is { } plan ? StatementParameters.PlanKeys(request, plan) : null;
        bool InPlan(byte[] keys) => inPlan is null || IndexKey.ContainsAny(keys, inPlan);
        if (!statements.All(s => InPlan(s.Keys)))
        {
            throw XapiProblem.Forbidden(
                "These credentials are limited to one plan: the statement's object or contextActivities must name it.");
        }

        foreach (var voiding in statements.Where(s => s.IsVoiding))
        {
            var id = voiding.Reference!.Value;
            var target = await finder.FindAsync(id, request.Cancel);
            if (IsOurs(target) || (target is null && (await SealAsync(request)).IsOurs(id)))
                throw XapiProblem.Forbidden("Statements that this system itself has told are taken back by it alone.");
            if (target is null && statements.Any(s => s.Id == id)) continue;
            if (caller.Plan is null && caller.Scopes.HasFlag(XapiScopes.All)) continue;
            // What is not there yet would be voided when it comes, whoever writes it.
            if (target is null || !InPlan(target.Keys)
                || !(caller.Scopes.HasFlag(XapiScopes.All) || IsBy(target, caller.Id)))
                throw XapiProblem.Forbidden("These credentials may void only the statements they wrote.");
        }
    }

    private static bool IsOurs(StoredStatement? statement) =>
        statement is not null && IsBy(statement, StatementBook.Self);

    /// <summary>The first key says who wrote it.</summary>
    private static bool IsBy(StoredStatement statement, Guid client) =>
        statement.Keys.Length > 0 && IndexKey.At(statement.Keys, 0) == IndexKey.OfClient(client);

    private ValueTask<StatementSeal> SealAsync(XapiRequest request) =>
        seals.Known is { } seal ? new(seal) : seals.OfAsync(request.Service<LmsDbContext>(), request.Cancel);

    private Authority AuthorityOf(XapiCaller caller) =>
        authorities.GetOrAdd((caller.Id, caller.Name), static (who, site) => new Authority(who.Item1, who.Item2, site), site.Value.PublicUrl);

    private static XapiProblem Refused(StatementRefused refused) => XapiProblem.Bad($"{refused.Path} {refused.Rule}.", refused.Path, refused.Rule);
}
