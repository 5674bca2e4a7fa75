using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// A request body of the movie API. One response lists every missing member and every member of the wrong kind.
/// </summary>
internal sealed class FilmTicketForm
{
    private readonly JsonElement _body;

    private FilmTicketForm(JsonElement body) => _body = body;

    public static async ValueTask<FilmTicketForm> ReadAsync(
        HttpRequest request, FormField[] fields, CancellationToken cancellationToken)
    {
        using var document = await request.ReadOptionalAsync(FilmTicketJson.Default.JsonDocument, cancellationToken);
        var body = document?.RootElement.Clone();
        FieldError[] faults = body switch
        {
            null => [FilmTicketFieldErrors.MissingBody],
            { ValueKind: not JsonValueKind.Object } => [FilmTicketFieldErrors.NotObject(body.Value)],
            _ => [.. fields.SelectMany(field => field.Check(body.Value))],
        };

        return faults.Length == 0
            ? new FilmTicketForm(body!.Value)
            : throw new MalformedRequestException(string.Join(' ', faults.Select(fault => $"{fault.Message}.")))
            {
                Reason = "tickets.bad-field",
                Faults = faults,
            };
    }

    public T To<T>(JsonTypeInfo<T> json)
        where T : class
    {
        try
        {
            return _body.Deserialize(json)!;
        }
        catch (JsonException exception)
        {
            throw new MalformedRequestException("The body contains a member twice.", exception);
        }
    }

    /// <summary>Returns the JSON value of a member; null when it is missing.</summary>
    public JsonElement? Find(string field) => _body.TryGetProperty(field, out var value) ? value : null;
}

internal enum FieldKind
{
    Text,
    TextOrNull,
    Number,
    Texts,
}

/// <summary>A member of a body and its required kind.</summary>
internal sealed record FormField(string Name, FieldKind Kind, bool IsRequired = false)
{
    public IEnumerable<FieldError> Check(JsonElement body)
    {
        if (!body.TryGetProperty(Name, out var value))
        {
            return IsRequired ? [FilmTicketFieldErrors.Missing(Name, body)] : [];
        }

        return (Kind, value.ValueKind) switch
        {
            (FieldKind.Text or FieldKind.TextOrNull, JsonValueKind.String) => [],
            (FieldKind.TextOrNull, JsonValueKind.Null) => [],
            (FieldKind.Text or FieldKind.TextOrNull, _) => [FilmTicketFieldErrors.NotText(["body", Name], value)],
            (FieldKind.Number, _) => LaxWholeNumber.TryRead(value, out var _)
                ? []
                : [FilmTicketFieldErrors.NotNumber(["body", Name], value.GetRawText(), value.ValueKind)],
            (_, JsonValueKind.Array) => value.EnumerateArray()
                .Select((item, index) => (item, index))
                .Where(entry => entry.item.ValueKind != JsonValueKind.String)
                .Select(entry => FilmTicketFieldErrors.NotText(["body", Name, entry.index], entry.item)),
            _ => [FilmTicketFieldErrors.NotList(Name, value)],
        };
    }
}
