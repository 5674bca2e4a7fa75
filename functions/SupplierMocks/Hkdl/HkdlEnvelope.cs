using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Serverless.Functions.Http;

namespace Serverless.Functions.SupplierMocks.Hkdl;

/// <summary>The message and signature of a request, exactly as the client sent them.</summary>
internal sealed record HkdlEnvelope(string? Message, string? Signature)
{
    private const string MessageKey = "message";
    private const string SignatureKey = "signature";

    /// <summary>
    /// Reads a form if the content type names one. Otherwise, or if the form has no message, reads JSON.
    /// </summary>
    public static async Task<HkdlEnvelope> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var sequence = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var body = sequence.ToArray();
        request.BodyReader.AdvanceTo(sequence.End);

        return await ReadFormAsync(request.ContentType, body, cancellationToken) is { Message: not null } form
            ? form
            : ReadJson(body);
    }

    private static async Task<HkdlEnvelope?> ReadFormAsync(
        string? contentType, byte[] body, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
        {
            return null;
        }

        try
        {
            if (type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            {
                var form = QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body));

                return new HkdlEnvelope(
                    form.GetValueOrDefault(MessageKey),
                    form.FirstOrDefault(pair => IsSignature(pair.Key)).Value);
            }

            return type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
                ? await ReadPartsAsync(type, body, cancellationToken)
                : null;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return null;
        }
    }

    private static async Task<HkdlEnvelope> ReadPartsAsync(
        MediaTypeHeaderValue type, byte[] body, CancellationToken cancellationToken)
    {
        var reader = new MultipartReader(
            HeaderUtilities.RemoveQuotes(type.Boundary).ToString(), new MemoryStream(body));
        var envelope = new HkdlEnvelope(null, null);

        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var name = section.GetContentDispositionHeader()?.Name;
            var key = HeaderUtilities.RemoveQuotes(name ?? default).ToString();
            using var text = new StreamReader(section.Body, Encoding.UTF8);
            var value = await text.ReadToEndAsync(cancellationToken);
            envelope = key == MessageKey ? envelope with { Message = value }
                : IsSignature(key) ? envelope with { Signature = value }
                : envelope;
        }

        return envelope;
    }

    private static HkdlEnvelope ReadJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = JsonRequest.DepthMax });

            return json.RootElement.ValueKind != JsonValueKind.Object
                ? new HkdlEnvelope(null, null)
                : new HkdlEnvelope(
                    TextOf(json.RootElement.EnumerateObject().FirstOrDefault(one => one.Name == MessageKey)),
                    TextOf(json.RootElement.EnumerateObject().FirstOrDefault(one => IsSignature(one.Name))));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new HkdlEnvelope(null, null);
        }
    }

    private static bool IsSignature(string key) => key.Equals(SignatureKey, StringComparison.OrdinalIgnoreCase);

    // The signature covers the exact text, which an object does not have.
    private static string? TextOf(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString() : null;
}
