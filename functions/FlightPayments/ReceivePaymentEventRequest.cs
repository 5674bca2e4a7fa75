using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverless.Domain.FlightPayments;
using Serverless.Functions.Http;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.FlightPayments;

/// <summary>
/// What is read of an event, in the names of both generations of Bootpay's API and of CloudJet's own events. Amounts
/// are not read: those of the receipt count.
/// </summary>
internal sealed record ReceivePaymentEventRequest
{
    [Required, ShownAs(typeof(string)), JsonPropertyName("order_id")]
    public JsonElement OrderId { get; init; }

    [ShownAs(typeof(string)), JsonPropertyName("receipt_id")]
    public JsonElement ReceiptId { get; init; }

    /// <summary>Bootpay's number, or a word of CloudJet's.</summary>
    [ShownAs(typeof(int)), JsonPropertyName("status")]
    public JsonElement Status { get; init; }

    [ShownAs(typeof(string)), JsonPropertyName("status_en")]
    public JsonElement StatusEn { get; init; }

    [ShownAs(typeof(string)), JsonPropertyName("webhook_type")]
    public JsonElement WebhookType { get; init; }

    [Browsable(false), JsonPropertyName("orderId")]
    public JsonElement OtherOrderId { get; init; }

    [Browsable(false), JsonPropertyName("receiptId")]
    public JsonElement OtherReceiptId { get; init; }

    /// <summary>The merchant's own keys, which the first generation sends.</summary>
    [Browsable(false), JsonPropertyName("application_id")]
    public JsonElement ApplicationId { get; init; }

    [Browsable(false), JsonPropertyName("private_key")]
    public JsonElement PrivateKey { get; init; }

    public override string ToString() => nameof(ReceivePaymentEventRequest);

    public static ReceivePaymentEventRequest Of(Func<string, JsonElement> find) => new()
    {
        OrderId = find("order_id"),
        ReceiptId = find("receipt_id"),
        Status = find("status"),
        StatusEn = find("status_en"),
        WebhookType = find("webhook_type"),
        OtherOrderId = find("orderId"),
        OtherReceiptId = find("receiptId"),
        ApplicationId = find("application_id"),
        PrivateKey = find("private_key"),
    };

    public PaymentNotice ToNotice() => new(
        TextOf(OrderId) ?? TextOf(OtherOrderId) ?? throw new MalformedRequestException("order_id 누락")
        {
            Reason = "flight-payments.order-missing",
        },
        TextOf(ReceiptId) ?? TextOf(OtherReceiptId),
        TextOf(WebhookType) ?? TextOf(Status) ?? TextOf(StatusEn));

    /// <summary>Null for a value that is no text and no number, and for an empty one.</summary>
    public static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { Length: > 0 } text => text,
        JsonValueKind.Number => value.TryGetDecimal(out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : value.GetRawText(),
        _ => null,
    };
}
