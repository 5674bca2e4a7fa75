using System.Text.Json.Serialization;

namespace Serverless.Functions.Suppliers.Ingresso;

/// <summary>What was reserved; without a trolley when that is nothing.</summary>
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

/// <summary>A transaction as it stands, or the payment page that comes next.</summary>
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

/// <summary>What is not known is empty.</summary>
internal sealed record IngressoCustomerBody
{
    public required string FirstName { get; init; }

    public required string FirstNameLatin { get; init; }

    public required string LastName { get; init; }

    public required string LastNameLatin { get; init; }

    public required string Title { get; init; }

    public required string TitleLatin { get; init; }

    public required string Initials { get; init; }

    public required string InitialsLatin { get; init; }

    public required string Suffix { get; init; }

    public required string SuffixLatin { get; init; }

    public required string AddrLineOne { get; init; }

    public required string AddrLineOneLatin { get; init; }

    public required string AddrLineTwo { get; init; }

    public required string AddrLineTwoLatin { get; init; }

    public required string Town { get; init; }

    public required string TownLatin { get; init; }

    public required string County { get; init; }

    public required string CountyLatin { get; init; }

    public required string Postcode { get; init; }

    public required string PostcodeLatin { get; init; }

    public required string Country { get; init; }

    public required string CountryLatin { get; init; }

    public required string CountryCode { get; init; }

    public required string EmailAddr { get; init; }

    public required string HomePhone { get; init; }

    public required string WorkPhone { get; init; }

    public required string AgentRef { get; init; }

    public required string PrivacyPolicyVersion { get; init; }

    public bool SupplierCanUseCustomerData { get; init; }

    public bool UserCanUseCustomerData { get; init; }

    public bool WorldCanUseCustomerData { get; init; }

    public bool DpSupplier { get; init; }

    public bool DpUser { get; init; }

    public bool DpWorld { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IngressoErrorResponse))]
[JsonSerializable(typeof(IngressoTestResponse))]
[JsonSerializable(typeof(IngressoEventsResponse))]
[JsonSerializable(typeof(IngressoEventsByIdResponse))]
[JsonSerializable(typeof(IngressoMonthsResponse))]
[JsonSerializable(typeof(IngressoPerformancesResponse))]
[JsonSerializable(typeof(IngressoPerformancesByIdResponse))]
[JsonSerializable(typeof(IngressoTimesResponse))]
[JsonSerializable(typeof(IngressoSourceBody[]))]
[JsonSerializable(typeof(IngressoAvailabilityResponse))]
[JsonSerializable(typeof(IngressoDiscountsResponse))]
[JsonSerializable(typeof(IngressoSendMethodsResponse))]
[JsonSerializable(typeof(IngressoEmptyResponse))]
[JsonSerializable(typeof(IngressoTrolleyResponse))]
[JsonSerializable(typeof(IngressoReserveResponse))]
[JsonSerializable(typeof(IngressoReleaseResponse))]
[JsonSerializable(typeof(IngressoTransactionResponse))]
[JsonSerializable(typeof(IngressoTransactionsByIdResponse))]
[JsonSerializable(typeof(IngressoCancelResponse))]
[JsonSerializable(typeof(ListIngressoErrorsResponse))]
[JsonSerializable(typeof(ShowIngressoHealthResponse))]
[JsonSerializable(typeof(Dictionary<string, string>))]
[JsonSerializable(typeof(Dictionary<string, int>))]
[JsonSerializable(typeof(string))]
internal sealed partial class IngressoWireJson : JsonSerializerContext;
