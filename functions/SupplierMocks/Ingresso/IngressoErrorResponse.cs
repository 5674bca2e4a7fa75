namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoErrorResponse(int? ErrorCode, string? ErrorDesc)
{
    public string? ErrorKey { get; init; }

    public string? TransactionUuid { get; init; }

    /// <summary>These two are what the original mock says of a missing parameter.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }
}
