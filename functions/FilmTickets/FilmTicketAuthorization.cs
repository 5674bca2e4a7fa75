using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// Authorizes requests for film tickets. The movie API's clients send no access token, so a setting decides: everybody
/// may do everything, or administrators issue and refund and users see their own tickets, or nobody may do anything.
/// </summary>
public sealed class FilmTicketAuthorization(FilmTicketPolicy policy, ConfirmAdmin confirmAdmin)
{
    internal static Problem Closed { get; } = Problem.Of(FilmTicketErrors.Closed, FilmTicketProblemMapper.Of);

    private static Problem AdminsOnly { get; } = AuthorizationProblems.AdminsOnly(ApiContract.Movie);

    /// <summary>Returns null for a caller who may issue and refund, else the problem.</summary>
    internal async Task<Problem?> FindProblemAsync(HttpRequest request, CancellationToken cancellationToken) =>
        FindClosed() ?? (await IsUnlimitedAsync(request, cancellationToken) ? null : AdminsOnly);

    /// <summary>Returns the problem of all callers while film tickets are closed, else null.</summary>
    internal Problem? FindClosed() => policy.Access == FilmTicketAccess.Closed ? Closed : null;

    internal async Task<bool> MayShowAsync(
        HttpRequest request, FilmTicket ticket, CancellationToken cancellationToken) =>
        request.Caller()?.Id.Value == ticket.Order.UserId || await IsUnlimitedAsync(request, cancellationToken);

    /// <summary>
    /// Returns the filter restricted to the tickets that the caller may see, or a problem when there are none.
    /// </summary>
    internal async Task<(FilmTicketFilter Filter, Problem? Problem)> NarrowAsync(
        HttpRequest request, FilmTicketFilter filter, CancellationToken cancellationToken)
    {
        if (FindClosed() is { } closed)
        {
            return (filter, closed);
        }

        if (await IsUnlimitedAsync(request, cancellationToken))
        {
            return (filter, null);
        }

        return request.Caller()?.Id.Value is { } own && (filter.UserId ?? own) == own
            ? (filter with { UserId = own }, null)
            : (filter, AdminsOnly);
    }

    private async Task<bool> IsUnlimitedAsync(HttpRequest request, CancellationToken cancellationToken) =>
        policy.Access == FilmTicketAccess.Anonymous
        || (request.Caller() is { } caller && !(await confirmAdmin.ExecuteAsync(caller.Id, cancellationToken)).IsError);
}
