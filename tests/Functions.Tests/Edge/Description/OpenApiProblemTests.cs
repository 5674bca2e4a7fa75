using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverless.Functions.Edge;
using Serverless.Functions.Edge.Description;
using Serverless.Functions.Edge.Routing;

namespace Serverless.Functions.Tests.Edge.Description;

/// <summary>A refusal is described as it is written, in every dialect.</summary>
public sealed class OpenApiProblemTests
{
    public static TheoryData<Dialect> Dialects => [.. Enum.GetValues<Dialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public void Describes_a_refusal_as_it_is_written(Dialect dialect)
    {
        var book = new SchemaBook(typeof(FunctionApp).Assembly);
        var schema = ProblemSchemas.Of(dialect, ["seats.taken"], book);
        var check = new SchemaCheck(new JsonObject { ["components"] = new JsonObject { ["schemas"] = book.Schemas } });

        Assert.Empty(check.Check(Write(dialect, "seats.taken"), schema));

        // The suppliers' envelopes have codes of their own and no reason.
        Assert.Equal(dialect is not (Dialect.Hkdl or Dialect.Ingresso),
            check.Check(Write(dialect, "seats.too-many"), schema).Count > 0);
    }

    private static JsonElement Write(Dialect dialect, string reason)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(bytes);
        var problem = new Problem(409, reason, "Somebody else has it.") { Subjects = ["A-1-1"] };
        ProblemBody.Write(
            writer, problem, new RequestScope(new FunctionTraits("Test") { Dialect = dialect }, "request", "trace"));
        writer.Flush();

        return JsonDocument.Parse(bytes.WrittenMemory).RootElement;
    }
}
