using Serverless.SupplierMocks.Ingresso;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>
/// Shows the catalogue to one request, with the data that it asks for. Collects the currencies of all shown prices.
/// </summary>
internal sealed class IngressoView(
    IngressoCatalogue catalogue, BrowseIngresso browse, Func<string, bool> wants, DateTimeOffset now)
{
    private readonly HashSet<string> _currencies = [];

    public IngressoCatalogue Catalogue => catalogue;

    public DateTimeOffset Now => now;

    /// <summary>Currencies of the shown prices; null for none.</summary>
    public IReadOnlyDictionary<string, IngressoCurrencyBody>? Currencies => _currencies.Count == 0
        ? null
        : _currencies.Order(StringComparer.Ordinal).ToDictionary(code => code, CurrencyOf);

    public bool Wants(string flag) => wants(flag);

    public IngressoMonth[] MonthsOf(IngressoEvent of) => [.. browse.MonthsOf(of, now)];

    /// <summary>Records the currency of a shown price.</summary>
    public string Price(string currency)
    {
        _currencies.Add(currency);

        return currency;
    }

    private IngressoCurrencyBody CurrencyOf(string code)
    {
        var currency = catalogue.FindCurrency(code);

        return new IngressoCurrencyBody(currency.Code, 100, currency.Number, 2, string.Empty, currency.Symbol);
    }
}

/// <summary>Creates views.</summary>
public sealed class IngressoViews(IngressoCatalogue catalogue, BrowseIngresso browse)
{
    internal IngressoView Open(IngressoCall call) => new(catalogue, browse, call.Wants, call.Now);

    internal IngressoView Open(IReadOnlyCollection<string> flags, DateTimeOffset now) =>
        new(catalogue, browse, flags.Contains, now);
}
