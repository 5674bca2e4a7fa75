using System.Text.Json.Nodes;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>
/// Merges two functions that share a method and a path and differ in the form of an id. OpenAPI allows one operation
/// there, so it describes the requests and the responses of both.
/// </summary>
internal static class OperationMerge
{
    public static void Merge(JsonObject operation, JsonObject other)
    {
        operation["summary"] = JsonNode.DeepEquals(operation["summary"], other["summary"])
            ? (string?)operation["summary"]
            : $"{operation["summary"]} {other["summary"]}";
        operation["tags"] = Union(operation["tags"], other["tags"]);
        MergeParameters(operation["parameters"]!.AsArray(), other["parameters"]!.AsArray());

        if (other["requestBody"] is JsonObject body)
        {
            if (operation["requestBody"] is JsonObject own)
            {
                MergeContent(own, body);
            }
            else
            {
                operation["requestBody"] = body.DeepClone();
                operation["requestBody"]!["required"] = false;
            }
        }

        foreach (var (status, response) in other["responses"]!.AsObject())
        {
            var responses = operation["responses"]!.AsObject();

            if (responses[status] is JsonObject there)
            {
                MergeResponse(there, response!.AsObject());
            }
            else
            {
                responses[status] = response!.DeepClone();
            }
        }
    }

    public static void MergeResponse(JsonObject response, JsonObject other)
    {
        foreach (var (name, header) in other["headers"]?.AsObject() ?? [])
        {
            response["headers"]![name] = header!.DeepClone();
        }

        MergeContent(response, other);
    }

    private static void MergeParameters(JsonArray parameters, JsonArray others)
    {
        foreach (var other in others.OfType<JsonObject>())
        {
            // A path parameter has one name, even if the second function has another one.
            var same = (string?)other["in"] == "path"
                ? parameters.OfType<JsonObject>().Where(one => (string?)one["in"] == "path")
                    .ElementAtOrDefault(others.OfType<JsonObject>().TakeWhile(one => one != other).Count())
                : parameters.OfType<JsonObject>().FirstOrDefault(one => IsSame(one, other));

            if (IsKey(other) && parameters.OfType<JsonObject>().FirstOrDefault(IsKey) is { } key)
            {
                // A key that only one of the two requires, or restricts in form, is optional for the operation.
                key["$ref"] = JsonNode.DeepEquals(key, other)
                    ? (string?)key["$ref"]
                    : (string?)ApiComponents.ReferToParameter(ApiComponents.KeyParameter)["$ref"];
            }
            else if (same is null)
            {
                parameters.Add(other.DeepClone());
            }
            else if (same["schema"] is JsonObject schema && other["schema"] is JsonObject second)
            {
                same["schema"] = Either(schema, second);
            }
        }
    }

    private static void MergeContent(JsonObject holder, JsonObject other)
    {
        foreach (var (media, content) in other["content"]?.AsObject() ?? [])
        {
            holder["content"] ??= new JsonObject();
            holder["content"]![media] = holder["content"]![media] is JsonObject there
                ? new JsonObject { ["schema"] = Either(there["schema"]!.AsObject(), content!["schema"]!.AsObject()) }
                : content!.DeepClone();
        }
    }

    private static JsonObject Either(JsonObject schema, JsonObject other) => JsonNode.DeepEquals(schema, other)
        ? schema.DeepClone().AsObject()
        : new JsonObject { ["anyOf"] = new JsonArray(schema.DeepClone(), other.DeepClone()) };

    private static bool IsKey(JsonObject parameter) =>
        ((string?)parameter["$ref"])?.EndsWith(ApiComponents.KeyParameter, StringComparison.Ordinal) ?? false;

    private static bool IsSame(JsonObject one, JsonObject other) =>
        JsonNode.DeepEquals(one["$ref"], other["$ref"])
        && JsonNode.DeepEquals(one["name"], other["name"])
        && JsonNode.DeepEquals(one["in"], other["in"]);

    private static JsonArray Union(JsonNode? some, JsonNode? others) =>
        new([.. some!.AsArray().Concat(others!.AsArray())
            .Select(tag => (string)tag!).Distinct().Select(tag => (JsonNode)tag)]);
}
