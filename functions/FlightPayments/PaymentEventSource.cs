using Microsoft.AspNetCore.Http;
using Serverless.Adapters.FlightPayments.Bootpay;
using Serverless.Functions.Http;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.FlightPayments;

/// <summary>
/// Refuses events that cannot come from Bootpay. The address is that by which clients are counted, so a header that
/// anybody can write does not change it.
/// </summary>
public sealed class PaymentEventSource
{
    private static readonly string[] SignatureHeaders = ["Bootpay-Signature", "X-Bootpay-Signature"];

    private readonly BootpaySource _source;
    private readonly ClientAddress _addresses;

    internal PaymentEventSource(BootpaySource source, ClientAddress addresses) =>
        (_source, _addresses) = (source, addresses);

    /// <summary>Null for an event that may come from Bootpay.</summary>
    internal Problem? FindProblem(HttpRequest request, PaymentEventBody body)
    {
        if (!_source.IsKnown(_addresses.TryFindAddress(request.HttpContext)))
        {
            return new Problem(
                StatusCodes.Status403Forbidden, "flight-payments.unknown-source", "허용되지 않은 주소의 요청입니다.");
        }

        foreach (var name in SignatureHeaders)
        {
            if (request.Headers.TryGetValue(name, out var signature)
                && !_source.IsSigned(body.Bytes, signature.ToString()))
            {
                return WrongSignature();
            }
        }

        return _source.HasKeys(
            ReceivePaymentEventRequest.TextOf(body.Event.ApplicationId),
            ReceivePaymentEventRequest.TextOf(body.Event.PrivateKey))
            ? null
            : WrongSignature();
    }

    private static Problem WrongSignature() => new(
        StatusCodes.Status401Unauthorized, "flight-payments.wrong-signature", "서명 검증 실패");
}
