using System.Diagnostics;

namespace Serverless.Functions.Edge.Tracing;

internal static class Telemetry
{
    /// <summary>Costs nothing while nobody listens.</summary>
    public static readonly ActivitySource Source = new("Serverless");
}
