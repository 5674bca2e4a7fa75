using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http;

namespace Serverless.Functions.FilmTickets;

/// <summary>
/// A body of the movie API, whose clients are told of every member that is missing or of the wrong kind, and where.
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
            null => [FilmTicketFieldErrors.NoBody],
            { ValueKind: not JsonValueKind.Object } => [FilmTicketFieldErrors.NoObject(body.Value)],
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
            throw new MalformedRequestException("The body names a member twice.", exception);
        }
    }

    /// <summary>What was found in a member, as JSON.</summary>
    public JsonElement? Find(string field) => _body.TryGetProperty(field, out var value) ? value : null;
}

internal enum FieldKind
{
    Text,
    TextOrNull,
    Number,
    Texts,
}

/// <summary>A member of a body, and what it has to be.</summary>
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
            (FieldKind.Text or FieldKind.TextOrNull, _) => [FilmTicketFieldErrors.NoText(["body", Name], value)],
            (FieldKind.Number, _) => LaxWholeNumber.TryRead(value, out var _)
                ? []
                : [FilmTicketFieldErrors.NoNumber(["body", Name], value.GetRawText(), value.ValueKind)],
            (_, JsonValueKind.Array) => value.EnumerateArray()
                .Select((item, index) => (item, index))
                .Where(one => one.item.ValueKind != JsonValueKind.String)
                .Select(one => FilmTicketFieldErrors.NoText(["body", Name, one.index], one.item)),
            _ => [FilmTicketFieldErrors.NoList(Name, value)],
        };
    }
}
