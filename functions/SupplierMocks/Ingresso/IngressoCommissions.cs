namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>Commissions as shares of the fee: the user's share and the total.</summary>
internal static class IngressoCommissions
{
    private const decimal UserShare = 0.5m;
    private const decimal GrossShare = 0.8m;
    private const decimal Vat = 1.2m;

    public static IngressoCommissionBody OfUser(string currency, decimal fee) =>
        Of(currency, fee * UserShare);

    public static IngressoCommissionBody Gross(string currency, decimal fee) =>
        Of(currency, fee * GrossShare);

    private static IngressoCommissionBody Of(string currency, decimal amount) =>
        new(Math.Round(amount, 2), Math.Round(amount * Vat, 2), currency);
}
