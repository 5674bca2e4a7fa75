namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>The suppliers that have a mock.</summary>
public enum Supplier
{
    Hkdl,
    Ingresso,
}

/// <summary>Names of suppliers in settings, requests and the store.</summary>
public static class SupplierNames
{
    public static string Name(this Supplier supplier) => supplier == Supplier.Hkdl ? "hkdl" : "ingresso";

    public static Supplier? Find(string? name) => name?.ToLowerInvariant() switch
    {
        "hkdl" => Supplier.Hkdl,
        "ingresso" => Supplier.Ingresso,
        _ => null,
    };
}
