using System.Globalization;
using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Shows the payment page of a transaction.</summary>
internal static class IngressoCalloutView
{
    private const string PaymentPage = "https://payments.ingresso.example/pay";

    private static readonly string[] ParameterOrder = ["amount", "currency", "return_token", "return_url"];

    public static IngressoCalloutBody Show(IngressoTransaction made, IngressoBundleBody bundle)
    {
        var callout = made.Callout!;
        var amount = bundle.BundleTotalCost.ToString("0.00", CultureInfo.InvariantCulture);

        return new IngressoCalloutBody(
            bundle.BundleSourceCode, bundle.BundleSourceDesc, bundle.BundleTotalCost, bundle.CurrencyCode,
            made.CalloutCount % 2 == 0 ? "get" : "post", PaymentPage,
            new Dictionary<string, string>
            {
                ["amount"] = amount,
                ["currency"] = bundle.CurrencyCode,
                ["return_token"] = callout.Token,
                ["return_url"] = callout.ReturnUrl,
            },
            ParameterOrder, callout.Token,
            bundle.Debitor
                ?? throw new InvalidOperationException("Only users with a debitor are sent to payment pages."));
    }
}
