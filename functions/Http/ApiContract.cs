namespace Serverless.Functions.Http;

/// <summary>The API contract that an endpoint belongs to; it decides the form of its errors.</summary>
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
    public static bool SpeaksKorean(this ApiContract apiContract) =>
        apiContract is ApiContract.Tiketi or ApiContract.CloudJet;
}

/// <summary>The API contract of an endpoint; on the class, or on one of its functions.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ApiContractAttribute(ApiContract apiContract) : Attribute
{
    public ApiContract ApiContract { get; } = apiContract;
}
