namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Whose interface a mock stands in for.</summary>
public enum Supplier
{
    Hkdl,
    Ingresso,
}

/// <summary>What suppliers are called outside.</summary>
public static class SupplierNames
{
    /// <summary>The name in collections, settings and requests.</summary>
    public static string Name(this Supplier supplier) => supplier == Supplier.Hkdl ? "hkdl" : "ingresso";

    public static Supplier? Find(string? name) => name?.ToLowerInvariant() switch
    {
        "hkdl" => Supplier.Hkdl,
        "ingresso" => Supplier.Ingresso,
        _ => null,
    };
}
