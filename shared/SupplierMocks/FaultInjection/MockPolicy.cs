namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Whether the supplier mocks are there. Section "Suppliers" of the settings.</summary>
public sealed record MockPolicy
{
    /// <summary>Unset: in development only.</summary>
    public bool? Mocks { get; set; }

    /// <summary>Whether this is a development deployment, where data may be reset.</summary>
    public bool IsDevelopment { get; private set; }

    public bool IsOn => Mocks ?? IsDevelopment;

    /// <summary>The environment says it, not a setting.</summary>
    public void DevelopHere(bool isDevelopment) => IsDevelopment = isDevelopment;
}
