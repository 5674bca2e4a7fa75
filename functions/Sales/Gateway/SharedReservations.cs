using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales.Gateway;

/// <summary>
/// The ids of reservations in the two API contracts that share their paths. Tiketi uses a UUID, the gateway the same
/// UUID in another form. The form of the id decides the contract of a request.
/// </summary>
internal static class SharedReservations
{
    public const string Prefix = "rsv_";

    private const string Digits = "N";

    // No reservation has this id, so a lookup ends in "not found".
    private static readonly ReservationId Unknown = new(Guid.Empty);

    public static string Name(ReservationId id) => Prefix + id.Value.ToString(Digits);

    /// <summary>Reads either form of the id; null for any other text.</summary>
    public static ReservationId? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Guid.TryParseExact(text.AsSpan(Prefix.Length), Digits, out var named) ? new ReservationId(named) : null
            : WireId.TryParse(text, out var id) ? new ReservationId(id) : null;

    /// <summary>
    /// Reads the reservation id of a shared path. In the gateway's contract a malformed id is an unknown one. An id of
    /// neither form belongs to the gateway if the caller's token comes from another issuer, because only clients of the
    /// gateway have such tokens.
    /// </summary>
    public static ReservationId Read(HttpRequest request, string id)
    {
        if (Parse(id) is { } reservation)
        {
            return OnlyOfEvent(reservation);
        }

        if (request.User().IsForeign)
        {
            RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Gateway;
        }

        return request.IsGateway()
            ? Unknown
            : throw new MalformedRequestException("Invalid id format") { Reason = "request.bad-id" };
    }

    /// <summary>The sale of a booking has an API and terms of its own; here its id is unknown.</summary>
    public static ReservationId OnlyOfEvent(ReservationId id) =>
        id.TryTag(out var tag) && !tag.IsEvent ? Unknown : id;

    public static bool IsGateway(this HttpRequest request) =>
        RequestScope.Of(request.HttpContext).ApiContract == ApiContract.Gateway;

    /// <summary>Tiketi's contract reports another user's reservation as unknown; the gateway's does not.</summary>
    public static Result<T> HideFromOthers<T>(this Result<T> result, HttpRequest request)
        where T : notnull =>
        result.Error == ReservationErrors.NotOwner && !request.IsGateway()
            ? ReservationErrors.UnknownReservation
            : result;
}
