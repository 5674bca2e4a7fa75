using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serverless.Domain.Platform;

/// <summary>
/// The one source of spans and the one meter. Both cost next to nothing while nobody listens; who listens is the edge's
/// business.
/// </summary>
public static class Telemetry
{
    public const string Name = "Serverless";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
