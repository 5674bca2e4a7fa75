namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoSourceBody(string SourceCode, string SourceDescFromConfig)
{
    public string? SourceAfterSalesEmail { get; init; }

    public string? SourcePostalAddr { get; init; }

    public string? SourceSystemClass { get; init; }

    public string? SourceSystemTypeString { get; init; }

    public string? SourceTAndC { get; init; }
}
