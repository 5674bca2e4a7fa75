using System.Text.Json.Serialization;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>A reservation; it has no trolley when nothing was reserved.</summary>
internal sealed record IngressoReserveResponse(
    bool InputContainedUnavailableOrder, IReadOnlyList<IngressoOrderBody> UnreservedOrders)
{
    public IReadOnlyDictionary<string, string>? AllowedCountries { get; init; }

    public bool? CanEditAddress { get; init; }

    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }

    public IReadOnlyList<string>? LanguageList { get; init; }

    public double? MinutesLeftOnReserve { get; init; }

    public bool? NeedsAgentReference { get; init; }

    public bool? NeedsEmailAddress { get; init; }

    public bool? NeedsPaymentCard { get; init; }

    public bool? SupportsBillingAddress { get; init; }

    public IReadOnlyDictionary<string, string>? AcceptedPaymentCards { get; init; }

    public IReadOnlyDictionary<string, string>? PrefilledAddress { get; init; }

    [JsonPropertyName("reserve_iso8601_date_and_time")]
    public string? ReservedAt { get; init; }

    public string? TransactionStatus { get; init; }

    public IngressoTrolleyBody? TrolleyContents { get; init; }
}

internal sealed record IngressoReleaseResponse(bool ReleasedOk);

/// <summary>A transaction, or its next payment page.</summary>
internal sealed record IngressoTransactionResponse
{
    public IngressoCalloutBody? Callout { get; init; }

    public IngressoCalloutBody? PendingCallout { get; init; }

    public string? TransactionStatus { get; init; }

    [JsonPropertyName("reserve_iso8601_date_and_time")]
    public string? ReservedAt { get; init; }

    [JsonPropertyName("purchase_iso8601_date_and_time")]
    public string? PurchasedAt { get; init; }

    public double? MinutesLeftOnReserve { get; init; }

    public IReadOnlyList<string>? LanguageList { get; init; }

    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }

    public IngressoCustomerBody? Customer { get; init; }

    public IngressoUserBody? ReserveUser { get; init; }

    public string? RemoteSite { get; init; }

    public IngressoTrolleyBody? TrolleyContents { get; init; }
}

internal sealed record IngressoTransactionsByIdResponse(
    IReadOnlyDictionary<string, IngressoTransactionResponse> TransactionsById);

internal sealed record IngressoCancelResponse
{
    public IReadOnlyList<int>? CancelledItemNumbers { get; init; }

    public IReadOnlyList<IngressoOrderBody>? MustAlsoCancel { get; init; }

    public IngressoTrolleyBody? TrolleyContents { get; init; }

    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoCalloutBody(
    string BundleSourceCode, string BundleSourceDesc, decimal BundleTotalCost, string CurrencyCode, string CalloutType,
    string CalloutDestinationUrl, IReadOnlyDictionary<string, string> CalloutParameters,
    IReadOnlyList<string> CalloutParametersOrder, string ReturnToken, IngressoDebitorBody Debitor);
