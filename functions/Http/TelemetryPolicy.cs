using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;

namespace Serverless.Functions.Http;

/// <summary>
/// The platform's name, and the collector of its traces and metrics. Section "Telemetry" of the settings.
/// </summary>
public sealed record TelemetryPolicy : IValidatableObject
{
    // These names come from the gateway's documentation and from OpenTelemetry.
    public const string ServiceNameSetting = "SERVICE_NAME";
    public const string ServiceVersionSetting = "SERVICE_VERSION";
    public const string EndpointSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";
    public const string ProtocolSetting = "OTEL_EXPORTER_OTLP_PROTOCOL";
    public const string HeadersSetting = "OTEL_EXPORTER_OTLP_HEADERS";
    public const string SamplingSetting = "TRACE_SAMPLING";

    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";
    private const int HttpPort = 4318;

    public string ServiceName { get; internal set; } = "gateway-api";

    /// <summary>Null for the version of the build.</summary>
    public string? ServiceVersion { get; internal set; }

    /// <summary>The collector, <c>http://host:4317</c>; null switches the export off.</summary>
    public string? Endpoint { get; internal set; }

    /// <summary>Null for the port's usual one: 4318 means <c>http/protobuf</c>, all others <c>grpc</c>.</summary>
    public string? Protocol { get; internal set; }

    /// <summary>Headers sent to the collector, <c>name=value</c> separated by commas; a secret.</summary>
    public string? Headers { get; internal set; }

    /// <summary>The part of the traces to keep that begin here; a caller's trace context decides for its own.</summary>
    [Range(0d, 1d)]
    public double Sampling { get; internal set; } = 0.1;

    /// <summary>The time between two exports of the metrics.</summary>
    [Range(100, 600_000)]
    public int MetricsIntervalMilliseconds { get; init; } = 15_000;

    /// <summary>How long the text of the metrics is cached.</summary>
    [Range(0, 60_000)]
    public int MetricsFreshMilliseconds { get; init; } = 500;

    /// <summary>How long the collector may take to answer.</summary>
    [Range(100, 60_000)]
    public int ExportMilliseconds { get; init; } = 5_000;

    public Uri? Collector => string.IsNullOrEmpty(Endpoint) ? null : new Uri(Endpoint);

    public bool IsGrpc => string.IsNullOrEmpty(Protocol) ? Collector?.Port != HttpPort : Protocol == Grpc;

    public string Version => string.IsNullOrEmpty(ServiceVersion) ? Build.Version : ServiceVersion;

    public void Read(IConfiguration settings)
    {
        ServiceName = NotEmpty(settings[ServiceNameSetting]) ?? ServiceName;
        ServiceVersion = settings[ServiceVersionSetting];
        Endpoint = settings[EndpointSetting];
        Protocol = settings[ProtocolSetting];
        Headers = settings[HeadersSetting];
        Sampling = settings.GetValue<double?>(SamplingSetting) ?? Sampling;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrEmpty(Endpoint)
            && !(Uri.TryCreate(Endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            yield return new ValidationResult($"{EndpointSetting} must be a URL that starts with http:// or https://.");
        }

        if (!string.IsNullOrEmpty(Protocol) && Protocol is not (Grpc or HttpProtobuf))
        {
            yield return new ValidationResult($"{ProtocolSetting} must be {Grpc} or {HttpProtobuf}.");
        }
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
