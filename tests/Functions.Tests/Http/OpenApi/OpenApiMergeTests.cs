using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http.OpenApi;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>Two functions with one method and path, which differ in the form of an id, are one operation.</summary>
public sealed class OpenApiMergeTests
{
    private readonly JsonObject _operation = Operation("Shows one.", "uuid", 404, """{ "type": "string" }""");

    [Fact]
    public void Merges_the_parameters_of_both_functions()
    {
        OperationMerge.Merge(_operation, Operation("Shows another.", "date", 404, """{ "type": "string" }"""));

        var parameter = Assert.Single(_operation["parameters"]!.AsArray());
        Assert.Equal(
            ["uuid", "date"], parameter!["schema"]!["anyOf"]!.AsArray().Select(one => (string)one!["format"]!));
        Assert.Equal("Shows one. Shows another.", (string)_operation["summary"]!);
    }

    [Fact]
    public void Merges_the_responses_of_both_functions()
    {
        OperationMerge.Merge(_operation, Operation("Shows another.", "uuid", 404, """{ "type": "integer" }"""));
        OperationMerge.Merge(_operation, Operation("Shows a third.", "uuid", 409, """{ "type": "boolean" }"""));

        Assert.True(Fits(404, "\"a\""));
        Assert.True(Fits(404, "1"));
        Assert.False(Fits(404, "true"));
        Assert.True(Fits(409, "true"));
    }

    [Fact]
    public void Merges_equal_responses_into_one()
    {
        var before = _operation["responses"]!.ToJsonString();

        OperationMerge.Merge(_operation, Operation("Shows another.", "uuid", 404, """{ "type": "string" }"""));

        Assert.Equal(before, _operation["responses"]!.ToJsonString());
    }

    private bool Fits(int status, string json)
    {
        var schema = _operation["responses"]![$"{status}"]!["content"]!["application/json"]!["schema"]!.AsObject();

        return new SchemaCheck([]).Check(JsonDocument.Parse(json).RootElement, schema).Count == 0;
    }

    private static JsonObject Operation(string summary, string idFormat, int status, string schema) =>
        JsonNode.Parse($$"""
            {
              "summary": "{{summary}}", "tags": ["Tiketi"],
              "parameters": [
                { "name": "id", "in": "path", "schema": { "type": "string", "format": "{{idFormat}}" } }
              ],
              "responses": {
                "{{status}}": { "headers": {}, "content": { "application/json": { "schema": {{schema}} } } }
              }
            }
            """)!.AsObject();
}
