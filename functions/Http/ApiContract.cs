namespace Serverless.Functions.Http;

/// <summary>The API family that an endpoint belongs to, and so the shape of its errors.</summary>
public enum ApiContract
{
    Gateway,
    Tiketi,
    CloudJet,
    Movie,
    Hkdl,
    Ingresso,
}

internal static class ApiContractLanguage
{
    /// <summary>Whether the API's published texts are Korean.</summary>
    public static bool SpeaksKorean(this ApiContract apiContract) => apiContract is ApiContract.Tiketi or ApiContract.CloudJet;
}

/// <summary>Says in which dialect an endpoint refuses; on the class, or on one function of it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ApiContractAttribute(ApiContract apiContract) : Attribute
{
    public ApiContract ApiContract { get; } = apiContract;
}
