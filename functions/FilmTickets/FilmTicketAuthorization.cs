using Microsoft.AspNetCore.Http;
using Serverless.Domain.Accounts;
using Serverless.Domain.FilmTickets;
using Serverless.Functions.Http;
using Serverless.Functions.Http.Access;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// Who may do what with film tickets. The API's clients send no token; where the setting does not let everybody in,
/// administrators issue and refund, and people see their own tickets.
/// </summary>
public sealed class FilmTicketAuthorization(FilmTicketPolicy policy, ConfirmAdmin confirmAdmin)
{
    /// <summary>Null for whoever may issue and refund.</summary>
    internal async Task<Problem?> RefuseAsync(HttpRequest request, CancellationToken cancellationToken) =>
        policy.OpenToAll || await IsAdminAsync(request, cancellationToken)
            ? null
            : AuthorizationProblems.AdminsOnly(ApiContract.Movie);

    internal async Task<bool> ShowsAsync(HttpRequest request, FilmTicket ticket, CancellationToken cancellationToken) =>
        policy.OpenToAll
        || request.Caller()?.Id.Value == ticket.Order.UserId
        || await IsAdminAsync(request, cancellationToken);

    /// <summary>
    /// The filter that shows the caller no more than they may see, or why they may see nothing of it.
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
