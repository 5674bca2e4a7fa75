namespace Serverless.Functions.SupplierMocks.Ingresso;

internal sealed record IngressoSendMethodsResponse(
    IngressoSendMethodListBody SendMethods, string SourceCode, string CurrencyCode,
    IReadOnlyDictionary<string, IngressoCurrencyBody> CurrencyDetails);

internal sealed record IngressoSendMethodListBody(IReadOnlyList<IngressoSendMethodBody> SendMethod);

internal sealed record IngressoSendMethodBody(string SendCode, string SendDesc, string SendType, decimal SendCost)
{
    public IngressoCountriesBody? PermittedCountries { get; init; }

    public string? SendFinalComment { get; init; }

    public bool CanGenerateSelfPrint { get; init; }

    public bool HasHtmlPage { get; init; }

    public decimal? SendCostTaxComponent { get; init; }

    public decimal? TransFeeComponent { get; init; }

    public decimal? TransFeeTaxSubComponent { get; init; }

    public string? SendFinalType { get; init; }

    public string? SelfPrintVoucherUrl { get; init; }
}

internal sealed record IngressoCountriesBody(IReadOnlyList<IngressoCountryBody> Country);

internal sealed record IngressoCountryBody(string CountryCode, string CountryDesc);
