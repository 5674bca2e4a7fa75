using System.Collections.Concurrent;
using System.Globalization;

namespace Serverless.OtlpReceiver;

/// <summary>The received spans, metrics and headers, read by the field numbers of opentelemetry-proto.</summary>
internal sealed class Received
{
    private readonly ConcurrentQueue<ReceivedSpan> _spans = [];
    private readonly ConcurrentDictionary<string, bool> _metrics = [];

    private readonly ConcurrentDictionary<string, bool> _headers = [];

    public object Show() => new
    {
        Spans = _spans.ToArray(),
        Metrics = _metrics.Keys.Order().ToArray(),
        Headers = _headers.Keys.Order().ToArray(),
    };

    /// <summary>Records the headers that start with <c>x-</c>.</summary>
    public void AddHeaders(string path, IEnumerable<(string Name, string Value)> headers)
    {
        foreach (var (name, value) in headers.Where(header =>
            header.Name.StartsWith("x-", StringComparison.OrdinalIgnoreCase)))
        {
            _headers[$"{path} {name.ToLowerInvariant()}: {value}"] = true;
        }
    }

    public void AddTraces(byte[] message)
    {
        foreach (var resource in Inner(new ProtoReader(message), 1))
        {
            var (service, scopes) = ReadResource(resource);

            foreach (var span in scopes.SelectMany(scope => Inner(scope, 2)))
            {
                _spans.Enqueue(ReadSpan(service, span));
            }
        }
    }

    public void AddMetrics(byte[] message)
    {
        foreach (var metric in Inner(new ProtoReader(message), 1)
            .SelectMany(resource => Inner(resource, 2))
            .SelectMany(scope => Inner(scope, 2)))
        {
            while (metric.Read())
            {
                if (metric.Field == 1)
                {
                    _metrics[metric.Text] = true;
                }
            }
        }
    }

    private static (string Service, List<ProtoReader> Scopes) ReadResource(ProtoReader resource)
    {
        var (service, scopes) = (string.Empty, new List<ProtoReader>());

        while (resource.Read())
        {
            if (resource.Field == 1)
            {
                service = ReadAttributes(Inner(resource.Message, 1)).GetValueOrDefault("service.name", string.Empty);
            }
            else if (resource.Field == 2)
            {
                scopes.Add(resource.Message);
            }
        }

        return (service, scopes);
    }

    private static ReceivedSpan ReadSpan(string service, ProtoReader reader)
    {
        var span = new ReceivedSpan { Service = service };
        var attributes = new List<ProtoReader>();

        while (reader.Read())
        {
            span = reader.Field switch
            {
                1 => span with { TraceId = reader.Hex },
                2 => span with { SpanId = reader.Hex },
                4 => span with { ParentSpanId = reader.Hex },
                5 => span with { Name = reader.Text },
                6 => span with { Kind = (int)reader.Number },
                _ => span,
            };

            if (reader.Field == 9)
            {
                attributes.Add(reader.Message);
            }
        }

        return span with { Attributes = ReadAttributes(attributes) };
    }

    private static Dictionary<string, string> ReadAttributes(IEnumerable<ProtoReader> attributes)
    {
        var found = new Dictionary<string, string>();

        foreach (var attribute in attributes)
        {
            var (name, value) = (string.Empty, string.Empty);

            while (attribute.Read())
            {
                (name, value) = attribute.Field == 1
                    ? (attribute.Text, value)
                    : (name, ReadValue(attribute.Message));
            }

            found[name] = value;
        }

        return found;
    }

    private static string ReadValue(ProtoReader value) => !value.Read()
        ? string.Empty
        : value.Field switch
        {
            1 => value.Text,
            4 => BitConverter.UInt64BitsToDouble(value.Number).ToString(CultureInfo.InvariantCulture),
            _ => ((long)value.Number).ToString(CultureInfo.InvariantCulture),
        };

    private static IEnumerable<ProtoReader> Inner(ProtoReader reader, int field)
    {
        while (reader.Read())
        {
            if (reader.Field == field)
            {
                yield return reader.Message;
            }
        }
    }
}

internal sealed record ReceivedSpan
{
    public string Service { get; init; } = string.Empty;

    public string TraceId { get; init; } = string.Empty;

    public string SpanId { get; init; } = string.Empty;

    public string ParentSpanId { get; init; } = string.Empty;

    public string Name { get; init; } = string.Empty;

    /// <summary>1 internal, 2 server, 3 client, 4 producer, 5 consumer.</summary>
    public int Kind { get; init; }

    public Dictionary<string, string> Attributes { get; init; } = [];
}
