using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Http;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The error schema of every API contract matches the written error.</summary>
public sealed class OpenApiProblemTests
{
    public static TheoryData<ApiContract> ApiContracts => [.. Enum.GetValues<ApiContract>()];

    [Theory]
    [MemberData(nameof(ApiContracts))]
    public void The_error_schema_matches_the_written_error(ApiContract apiContract)
    {
        var registry = new SchemaRegistry(typeof(FunctionApp).Assembly);
        var schema = ProblemSchemas.Of(apiContract, ["seats.taken"], registry);
        var check = new SchemaCheck(
            new JsonObject { ["components"] = new JsonObject { ["schemas"] = registry.Schemas } });

        Assert.Empty(check.Check(Write(apiContract, "seats.taken"), schema));

        // The errors of the supplier contracts have their own codes and no reason.
        Assert.Equal(apiContract is not (ApiContract.Hkdl or ApiContract.Ingresso),
            check.Check(Write(apiContract, "seats.too-many"), schema).Count > 0);
    }

    private static JsonElement Write(ApiContract apiContract, string reason)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes);
        var problem = new Problem(409, reason, "Somebody else has it.") { Subjects = ["A-1-1"] };
        ProblemBody.Write(
            writer,
            problem,
            new RequestScope(new FunctionTraits("Test") { ApiContract = apiContract }, "request", "trace"));
        writer.Flush();

        return JsonDocument.Parse(bytes.WrittenMemory).RootElement;
    }
}
