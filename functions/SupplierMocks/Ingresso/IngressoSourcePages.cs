using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Responses about the ticketing systems behind the supplier.</summary>
internal static class IngressoSourcePages
{
    public static IngressoSourceBody[] Sources(IngressoCall call, IngressoCommon common) =>
    [
        .. common.Sources.Select(source => call.Wants("req_src_info")
            ? new IngressoSourceBody(source.Code, source.Name)
            {
                SourceAfterSalesEmail = $"aftersales@{source.Code.Replace('_', '-')}.example",
                SourcePostalAddr = "1 Test Street, London",
                SourceSystemClass = "test",
                SourceSystemTypeString = source.Code,
                SourceTAndC = TermsOf(source),
            }
            : new IngressoSourceBody(source.Code, source.Name)),
    ];

    public static string TermsOf(IngressoSource source) =>
        $"Tickets of {source.Name} are for tests and admit nobody.";
}
