using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Serverless.Functions.Http;

namespace Serverless.Functions.FlightPayments;

/// <summary>An event as it was sent, because a signature covers its bytes, and what is read of it.</summary>
internal sealed class PaymentEventBody(byte[] bytes, string? contentType)
{
    private const string Form = "application/x-www-form-urlencoded";

    public byte[] Bytes => bytes;

    /// <summary>Read when the event's source was checked.</summary>
    public ReceivePaymentEventRequest Event => field ??= IsForm ? ReadForm() : ReadJson();

    private bool IsForm =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals(Form, StringComparison.OrdinalIgnoreCase);

    public static async ValueTask<PaymentEventBody> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var sequence = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var bytes = sequence.ToArray();
        request.BodyReader.AdvanceTo(sequence.End);
        var body = new PaymentEventBody(bytes, request.ContentType);

        return body.IsForm || string.IsNullOrEmpty(request.ContentType) || request.HasJsonContentType()
            ? body
            : throw new MalformedRequestException("Send the event as JSON or as a form.")
            {
                Reason = "request.content-type",
            };
    }

    private ReceivePaymentEventRequest ReadForm()
    {
        try
        {
            var form = new FormReader(Encoding.UTF8.GetString(bytes)).ReadForm();

            return ReceivePaymentEventRequest.Of(name => form.TryGetValue(name, out var values)
                ? values.Count == 1 ? JsonElementOf(values[0]!) : throw Twice()
                : default);
        }
        catch (InvalidDataException exception)
        {
            throw new MalformedRequestException("The form has too many fields, or too long ones.", exception);
        }
    }

    private ReceivePaymentEventRequest ReadJson()
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, FlightPaymentJson.Default.ReceivePaymentEventRequest)
                ?? throw NoObject(null);
        }
        catch (JsonException exception)
        {
            throw NoObject(exception);
        }
    }

    private static JsonElement JsonElementOf(string text) =>
        JsonSerializer.SerializeToElement(text, FlightPaymentJson.Default.String);

    private static MalformedRequestException Twice() => new("The form has a field twice.");

    private static MalformedRequestException NoObject(JsonException? cause) =>
        new("The body is not the JSON object that is expected here.", cause);
}
