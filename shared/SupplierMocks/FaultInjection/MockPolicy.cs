namespace Serverless.SupplierMocks.FaultInjection;

/// <summary>Turns the supplier mocks on or off. Section "Suppliers" of the settings.</summary>
public sealed record MockPolicy
{
    /// <summary>When unset, the mocks are on in development only.</summary>
    public bool? Mocks { get; set; }

    /// <summary>True in a development deployment, where data may be reset.</summary>
    public bool IsDevelopment { get; private set; }

    public bool IsOn => Mocks ?? IsDevelopment;

    /// <summary>The hosting environment sets this; there is no setting for it.</summary>
    public void DevelopHere(bool isDevelopment) => IsDevelopment = isDevelopment;
}
