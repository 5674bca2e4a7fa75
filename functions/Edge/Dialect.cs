namespace Serverless.Functions.Edge;

/// <summary>The API family that an endpoint belongs to, and so the shape of its errors.</summary>
public enum Dialect
{
    Gateway,
    Tiketi,
    CloudJet,
    Movie,
    Hkdl,
    Ingresso,
}

internal static class DialectLanguage
{
    /// <summary>Whether the API's published texts are Korean.</summary>
    public static bool SpeaksKorean(this Dialect dialect) => dialect is Dialect.Tiketi or Dialect.CloudJet;
}

/// <summary>Says in which dialect an endpoint refuses; on the class, or on one function of it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DialectAttribute(Dialect dialect) : Attribute
{
    public Dialect Dialect { get; } = dialect;
}
