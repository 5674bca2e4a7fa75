using System.Globalization;
using System.Text.Json.Serialization;
using Serverless.SupplierMocks.Hkdl;

namespace Serverless.Functions.SupplierMocks.Hkdl;

internal sealed record HkdlRequest(string Message, string Signature);

internal sealed record HkdlErrorResponse(string ResponseCode, string Message);

internal sealed record HkdlDoneResponse(string ResponseCode)
{
    public static HkdlDoneResponse Instance { get; } = new("0000");
}

internal sealed record HkdlEventsResponse(string ResponseCode, IReadOnlyList<HkdlEventResponse> Events);

internal sealed record HkdlEventResponse(
    string EventId, HkdlText Name, HkdlText Remark, string EventType, string OrderType, string ReqGuestName,
    string Cancellable, int MinTicket, int MaxTicket, int Seq)
{
    public static HkdlEventResponse From(HkdlEvent one) => new(
        one.EventId, one.Name, one.Remark, one.EventType, one.OrderType, one.ReqGuestName, one.Cancellable,
        one.MinTicket, one.MaxTicket, one.Seq);
}

internal sealed record HkdlShowsResponse(string ResponseCode, IReadOnlyList<HkdlShowResponse> Shows);

internal sealed record HkdlShowResponse(int ShowId, string ShowDateTime, string CutoffDateTime)
{
    private const string Form = "yyyy-MM-dd HH:mm";

    public static HkdlShowResponse From(HkdlShow show) => new(
        show.ShowId,
        show.StartsAt.ToString(Form, CultureInfo.InvariantCulture),
        show.CutoffAt.ToString(Form, CultureInfo.InvariantCulture));
}

internal sealed record HkdlTicketsResponse(string ResponseCode, IReadOnlyList<HkdlTicketResponse> Tickets);

internal sealed record HkdlTicketResponse(
    string TicketId, HkdlText Name, HkdlText TicketType, decimal TicketPrice, int Seq)
{
    public static HkdlTicketResponse From(HkdlTicket ticket) =>
        new(ticket.TicketId, ticket.Name, ticket.TicketType, ticket.TicketPrice, ticket.Seq);
}

internal sealed record HkdlPickupsResponse(string ResponseCode, IReadOnlyList<HkdlPickup> PickupDetails);

/// <summary>An order and its status; null members are omitted.</summary>
internal sealed record HkdlOrderResponse(string ResponseCode)
{
    public string? Status { get; init; }

    public string? ReservationNo { get; init; }

    public string? VoucherNo { get; init; }

    public HkdlDetail? Detail { get; init; }

    public string? ConfirmationLetter { get; init; }

    public string? EticketUrl { get; init; }

    public static HkdlOrderResponse NotFound { get; } = new("0000") { Status = "NOT_FOUND" };

    public static HkdlOrderResponse Sold(HkdlOrder order) => new("0000")
    {
        ReservationNo = order.ReservationNo,
        VoucherNo = order.VoucherNo,
        Detail = order.Detail,
        ConfirmationLetter = ConfirmationLetters.Write(order),
        EticketUrl = order.EticketUrl,
    };

    public static HkdlOrderResponse At(HkdlOrder order, DateTimeOffset now) => order.StateAt(now) switch
    {
        HkdlState.Completed => Sold(order) with { Status = "COMPLETED" },
        HkdlState.CancelDeclined => Sold(order) with { Status = "CANCEL_DECLINED" },
        var state => new HkdlOrderResponse("0000")
        {
            Status = state == HkdlState.CancelPending ? "CANCEL_PENDING" : "CANCELLED",
            ReservationNo = order.ReservationNo,
            VoucherNo = order.VoucherNo,
        },
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HkdlRequest))]
[JsonSerializable(typeof(HkdlErrorResponse))]
[JsonSerializable(typeof(HkdlDoneResponse))]
[JsonSerializable(typeof(HkdlEventsResponse))]
[JsonSerializable(typeof(HkdlShowsResponse))]
[JsonSerializable(typeof(HkdlTicketsResponse))]
[JsonSerializable(typeof(HkdlPickupsResponse))]
[JsonSerializable(typeof(HkdlOrderResponse))]
[JsonSerializable(typeof(ShowHkdlHealthResponse))]
internal sealed partial class HkdlJson : JsonSerializerContext;
