namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Reads the flags of a request for additional data.</summary>
public static class IngressoFlags
{
    private const string Prefix = "req_";
    private const int CountMax = 50;

    public static IReadOnlyList<string> In(IngressoCall call) =>
    [
        .. call.Parameters.Names
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && call.Wants(name))
            .Order(StringComparer.Ordinal)
            .Take(CountMax),
    ];
}
