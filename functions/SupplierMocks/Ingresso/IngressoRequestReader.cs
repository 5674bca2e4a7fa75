using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverless.Functions.Http;

namespace Serverless.Functions.SupplierMocks.Ingresso;

/// <summary>
/// Reads the parameters of the query and of the body, a form or a JSON object. The body overrides the query, as at the
/// supplier.
/// </summary>
internal static class IngressoRequestReader
{
    public static async Task<Dictionary<string, string>> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        var values = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[0] ?? string.Empty);

        if (!HttpMethods.IsPost(request.Method))
        {
            return values;
        }

        var sequence = await JsonRequest.ReadToEndAsync(request, cancellationToken);
        var text = Encoding.UTF8.GetString(sequence);
        request.BodyReader.AdvanceTo(sequence.End);

        foreach (var (name, value) in IsObject(text) ? ReadJson(text) : ReadForm(text))
        {
            values[name] = value;
        }

        return values;
    }

    private static bool IsObject(string text) => text.AsSpan().TrimStart().StartsWith("{", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Value)> ReadForm(string text) =>
        QueryHelpers.ParseQuery(text).Select(pair => (pair.Key, pair.Value[0] ?? string.Empty));

    private static List<(string Name, string Value)> ReadJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = JsonRequest.DepthMax });

            return [.. json.RootElement.EnumerateObject().Select(member => (member.Name, ValueOf(member.Value)))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new MalformedRequestException("The body is neither a form nor a JSON object.", exception);
        }
    }

    private static string ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? string.Empty,
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(ValueOf)),
        JsonValueKind.Null => string.Empty,
        _ => value.GetRawText(),
    };
}
