using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoOrderBody(
    int ItemNumber, IngressoEventBody Event, IngressoPerformanceBody Performance, string TicketTypeCode,
    string TicketTypeDesc, string PriceBandCode)
{
    public string? PriceBandDesc { get; init; }

    public string? UnsuffixedPriceBandCode { get; init; }

    public int TotalNoOfSeats { get; init; }

    public decimal TotalSaleSeatprice { get; init; }

    public decimal TotalSaleSurcharge { get; init; }

    public decimal TotalSaleCombined { get; init; }

    public required IngressoTicketOrdersBody TicketOrders { get; init; }

    public required IReadOnlyList<string> RequestedSeatIds { get; init; }

    public required string SeatRequestStatus { get; init; }

    public bool GotRequestedSeats { get; init; }

    public required string DiscountsWereAltered { get; init; }

    public string WasAutoModified { get; init; } = "no";

    public string TransType { get; init; } = "affiliate";

    public int MinOrderNoOfSeats { get; init; } = 1;

    public int MaxOrderNoOfSeats { get; init; }

    public IngressoExtraDataBody ExtraDataItems { get; init; } = new([], []);

    public IngressoSendMethodBody? SendMethod { get; init; }

    [JsonPropertyName("internal_reserve_sub_ref")]
    public string? ReserveReference { get; init; }

    [JsonPropertyName("internal_reserve_sub_ref2")]
    public string? SecondReserveReference { get; init; }

    public string? BackendPurchaseReference { get; init; }

    public string? BackendCancellationReference { get; init; }

    public string? CancellationStatus { get; init; }

    public string? CancellationComment { get; init; }

    public IngressoCommissionBody? GrossCommission { get; init; }

    public IngressoCommissionBody? UserCommission { get; init; }

    public IngressoCommissionBody? PredictedUserCommission { get; init; }

    public IngressoCommissionBody? PredictedGrossCommission { get; init; }

    public IReadOnlyList<string>? SupportedBarcodeTypes { get; init; }

    public string? ReserveFailureComment { get; init; }
}

internal sealed record IngressoExtraDataBody(IReadOnlyList<string> PerOrder, IReadOnlyList<string> PerSeat);

internal sealed record IngressoTicketOrdersBody(IReadOnlyList<IngressoTicketOrderBody> TicketOrder);

internal sealed record IngressoTicketOrderBody(string DiscountCode, string DiscountDesc)
{
    public string? DiscountSemanticType { get; init; }

    public int NoOfSeats { get; init; }

    public decimal SaleSeatprice { get; init; }

    public decimal SaleSurcharge { get; init; }

    public decimal SaleCombined { get; init; }

    public decimal TotalSaleSeatprice { get; init; }

    public decimal TotalSaleSurcharge { get; init; }

    public decimal TotalSaleCombined { get; init; }

    public IReadOnlyList<IngressoSeatBody>? Seats { get; init; }
}
