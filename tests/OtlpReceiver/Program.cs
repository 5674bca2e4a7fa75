using System.Buffers.Binary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Serverless.OtlpReceiver;

// A collector for tests: receives the data of OpenTelemetry exporters, over HTTP on its first port and over gRPC on its
// second, and returns the received data at /received. It prints both addresses and ends with its standard input.
const int GrpcHeaderBytes = 5;

var received = new Received();
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
    kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
});
var app = builder.Build();

app.Run(async http =>
{
    var path = http.Request.Path.Value ?? string.Empty;
    received.AddHeaders(path, http.Request.Headers.Select(header => (header.Key, header.Value.ToString())));

    switch (path)
    {
        case "/received":
            await http.Response.WriteAsJsonAsync(received.Show());
            break;
        case "/v1/traces" or "/v1/metrics":
            Add(path, await ReadAsync(http));
            http.Response.ContentType = "application/x-protobuf";
            break;
        case "/opentelemetry.proto.collector.trace.v1.TraceService/Export"
            or "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export":
            Add(path, Unframe(await ReadAsync(http)));
            http.Response.ContentType = "application/grpc";
            await http.Response.BodyWriter.WriteAsync(new byte[GrpcHeaderBytes]);
            http.Response.AppendTrailer("grpc-status", "0");
            break;
        default:
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            break;
    }
});

await app.StartAsync();

foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
{
    Console.WriteLine(address);
}

await Console.In.ReadToEndAsync();
await app.StopAsync();

void Add(string path, byte[] message)
{
    if (path.Contains("race", StringComparison.Ordinal))
    {
        received.AddTraces(message);
    }
    else
    {
        received.AddMetrics(message);
    }
}

static byte[] Unframe(byte[] body)
{
    var length = BinaryPrimitives.ReadInt32BigEndian(body.AsSpan(1));

    return body[0] == 0 && body.Length == GrpcHeaderBytes + length
        ? body[GrpcHeaderBytes..]
        : throw new InvalidDataException("One uncompressed message was expected.");
}

static async Task<byte[]> ReadAsync(HttpContext http)
{
    using var body = new MemoryStream();
    await http.Request.Body.CopyToAsync(body);

    return body.ToArray();
}
