using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// Authorizes requests for film tickets. The movie API's clients send no access token. Unless the setting opens film
/// tickets to all, administrators issue and refund, and users see their own tickets.
/// </summary>
public sealed class FilmTicketAuthorization(FilmTicketPolicy policy, ConfirmAdmin confirmAdmin)
{
    /// <summary>Returns null for a caller who may issue and refund, else the problem.</summary>
    internal async Task<Problem?> FindProblemAsync(HttpRequest request, CancellationToken cancellationToken) =>
        policy.OpenToAll || await IsAdminAsync(request, cancellationToken)
            ? null
            : AuthorizationProblems.AdminsOnly(ApiContract.Movie);

    internal async Task<bool> MayShowAsync(
        HttpRequest request, FilmTicket ticket, CancellationToken cancellationToken) =>
        policy.OpenToAll
        || request.Caller()?.Id.Value == ticket.Order.UserId
        || await IsAdminAsync(request, cancellationToken);

    /// <summary>
    /// Returns the filter restricted to the tickets that the caller may see, or a problem when there are none.
    /// </summary>
    internal async Task<(FilmTicketFilter Filter, Problem? Problem)> NarrowAsync(
        HttpRequest request, FilmTicketFilter filter, CancellationToken cancellationToken)
    {
        if (policy.OpenToAll || await IsAdminAsync(request, cancellationToken))
        {
            return (filter, null);
        }

        return request.Caller()?.Id.Value is { } own && (filter.UserId ?? own) == own
            ? (filter with { UserId = own }, null)
            : (filter, AuthorizationProblems.AdminsOnly(ApiContract.Movie));
    }

    private async Task<bool> IsAdminAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.Caller() is { } caller && !(await confirmAdmin.ExecuteAsync(caller.Id, cancellationToken)).IsError;
}
