using Microsoft.AspNetCore.Http;
using Serverless.Domain.Platform;
using Serverless.Domain.Sales;
using Serverless.Functions.Http;

namespace Serverless.Functions.Sales.Gateway;

/// <summary>
/// One reservation, two faces: Tiketi names it by a UUID, the gateway by the same UUID in another form. The form of the
/// id tells which family's client calls.
/// </summary>
internal static class SharedReservations
{
    public const string Prefix = "rsv_";

    private const string Digits = "N";

    // No reservation has it, so whoever looks for it hears that there is none.
    private static readonly ReservationId Unknown = new(Guid.Empty);

    public static string Name(ReservationId id) => Prefix + id.Value.ToString(Digits);

    /// <summary>The same reservation by either name; null for what is neither.</summary>
    public static ReservationId? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal)
            ? Guid.TryParseExact(text.AsSpan(Prefix.Length), Digits, out var named) ? new ReservationId(named) : null
            : WireId.TryParse(text, out var id) ? new ReservationId(id) : null;

    /// <summary>
    /// The reservation that a shared path names. The gateway knows no malformed id, only unknown ones; what has neither
    /// form is the gateway's when its caller is another issuer's, as only the gateway's clients are.
    /// </summary>
    public static ReservationId Read(HttpRequest request, string id)
    {
        if (Parse(id) is { } reservation)
        {
            return reservation;
        }

        if (request.User().IsForeign)
        {
            RequestScope.Of(request.HttpContext).ApiContract = ApiContract.Gateway;
        }

        return request.IsGateway()
            ? Unknown
            : throw new MalformedRequestException("Invalid id format") { Reason = "request.bad-id" };
    }

    public static bool IsGateway(this HttpRequest request) =>
        RequestScope.Of(request.HttpContext).ApiContract == ApiContract.Gateway;

    /// <summary>Tiketi does not tell a stranger's reservation from one that there is not; the gateway does.</summary>
    public static Result<T> ToldTo<T>(this Result<T> result, HttpRequest request)
        where T : notnull =>
        result.Error == ReservationErrors.NotOwner && !request.IsGateway()
            ? ReservationErrors.UnknownReservation
            : result;
}
