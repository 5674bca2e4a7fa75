using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Serverless.Domain.Platform;

/// <summary>
/// The source of all spans and the meter of all metrics. Both cost almost nothing without a listener; the HTTP layer
/// adds the listeners.
/// </summary>
public static class Telemetry
{
    public const string Name = "Serverless";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
