namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoErrorResponse(int? ErrorCode, string? ErrorDesc)
{
    public string? ErrorKey { get; init; }

    public string? TransactionUuid { get; init; }

    /// <summary>The original mock sends these two members when a parameter is missing.</summary>
    public string? Error { get; init; }

    public string? Message { get; init; }
}
