namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoTrolleyResponse(
    string TrolleyToken, IngressoTrolleyBody TrolleyTokenContents, IReadOnlyList<IngressoOrderBody> DiscardedOrders,
    bool InputContainedUnavailableOrder)
{
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? CurrencyDetails { get; init; }
}

internal sealed record IngressoTrolleyBody(
    IReadOnlyList<IngressoBundleBody> Bundle, int TrolleyBundleCount, int TrolleyOrderCount)
{
    public string? TransactionUuid { get; init; }

    public string? TransactionId { get; init; }

    public IngressoPurchaseResultBody? PurchaseResult { get; init; }
}

internal sealed record IngressoPurchaseResultBody(bool Success)
{
    public bool? IsPartial { get; init; }

    public bool? IsSemiCredit { get; init; }

    public string? BackendPurchaseReference { get; init; }

    public bool? CanCancelIndividualOrders { get; init; }

    public string? FailureReason { get; init; }
}

internal sealed record IngressoBundleBody(string BundleSourceCode, string BundleSourceDesc, string CurrencyCode)
{
    public int BundleOrderCount { get; init; }

    public decimal BundleTotalSeatprice { get; init; }

    public decimal BundleTotalSurcharge { get; init; }

    public decimal BundleTotalSendCost { get; init; }

    public decimal BundleTotalCost { get; init; }

    public decimal? BundleSendCostTaxComponent { get; init; }

    public decimal? BundleTotalTransFeeComponent { get; init; }

    public decimal? BundleTransFeeTaxSubComponent { get; init; }

    public required IReadOnlyList<IngressoOrderBody> Order { get; init; }

    public int? MaxBundleSize { get; init; }

    public IngressoDebitorBody? Debitor { get; init; }

    public string? SourceTAndC { get; init; }

    public IngressoPurchaseResultBody? PurchaseResult { get; init; }
}

internal sealed record IngressoDebitorBody(
    string DebitorType, string DebitorName, string DebitorDesc,
    IReadOnlyDictionary<string, string> DebitorIntegrationData,
    string DebitorAggregationKey);
