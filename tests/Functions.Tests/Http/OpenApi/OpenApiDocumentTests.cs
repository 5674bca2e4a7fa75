using System.Text.Json.Nodes;
using Serverless.Fakes.Platform;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>The API description covers every function of the app, including new ones.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly IReadOnlyList<DescribedFunction> Functions =
        DescribedFunction.AllOf(Table, typeof(FunctionApp).Assembly);

    private static readonly JsonObject Document = ApiDocument.Of(Table, typeof(FunctionApp).Assembly);

    private static readonly (string Name, JsonObject Operation)[] Operations =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select ($"{operation.Key} {path.Key}", operation.Value!.AsObject()),
    ];

    [Fact]
    public void Contains_every_method_of_every_function()
    {
        var paths = new DescribedPaths(Document);

        Assert.NotEmpty(Functions);
        Assert.Empty(
            from function in Functions
            from method in function.Traits.Methods
            let operation = Document["paths"]![function.Path.Text]?[method.ToLowerInvariant()]
                ?? paths.Find(method, function.Path.Text)
            where operation is null
            select $"{method} {function.Path.Text} of {function.Name}");
    }

    [Fact]
    public void Every_function_declares_a_summary() =>
        Assert.Empty(Functions
            .Where(function => string.IsNullOrWhiteSpace(function.Summary)).Select(function => function.Name));

    [Fact]
    public void Every_function_declares_its_responses() =>
        Assert.Empty(Functions.Where(function => function.Answers.Count == 0).Select(function => function.Name));

    [Fact]
    public void Operation_ids_are_unique() =>
        Assert.Empty(Operations.GroupBy(one => (string)one.Operation["operationId"]!)
            .Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_reference_resolves()
    {
        var check = new SchemaCheck(Document);

        foreach (var node in AllNodes(Document).OfType<JsonObject>().Where(node => node["$ref"] is not null))
        {
            check.Resolve(node);
        }
    }

    [Fact]
    public void Every_schema_is_used()
    {
        var used = AllNodes(Document).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>()
            .Select(reference => reference.Split('/')[^1]).ToHashSet();

        Assert.Empty(Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Except(used));
    }

    [Fact]
    public void Every_body_has_a_schema() =>
        Assert.Empty(
            from one in Operations
            from node in AllNodes(one.Operation).OfType<JsonObject>()
            where node["schema"] is JsonObject { Count: 0 }
            select one.Name);

    [Fact]
    public void Every_member_has_a_schema() =>
        Assert.Empty(
            from schema in Document["components"]!["schemas"]!.AsObject()
            from member in schema.Value!["properties"]!.AsObject()
            where member.Value!.AsObject().Count == 0
            select $"{schema.Key}.{member.Key}");

    [Fact]
    public void Every_error_code_is_on_the_page_of_errors()
    {
        var page = File.ReadAllText(Path.Combine(SolutionFolder.Root, "docs", "errors.md"));
        var reasons = Functions.SelectMany(function => function.Errors.Where(error => error.Body is null)
            .SelectMany(error => error.Reasons)
            .Concat(function.Traits.Methods.SelectMany(method => ImpliedErrors.Of(function, method))
                .Select(pair => pair.Reason)));

        Assert.All(reasons.Distinct(), reason => Assert.Contains($"`{reason}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Declares_the_parameters_of_every_path()
    {
        foreach (var (operationName, operation) in Operations)
        {
            var named = operation["parameters"]!.AsArray().OfType<JsonObject>()
                .Where(parameter => (string?)parameter["in"] == "path")
                .Select(parameter => $"{{{parameter["name"]}}}").ToArray();

            Assert.All(named, name => Assert.Contains(name, operationName, StringComparison.Ordinal));
            Assert.Equal(named.Length, operationName.Count(character => character == '{'));
        }
    }

    [Fact]
    public void Requires_a_token_where_the_function_does() =>
        Assert.All(Functions, function =>
        {
            var operation = Document["paths"]![function.Path.Text]![function.Traits.Methods[0].ToLowerInvariant()]!;
            var unauthorized = operation["responses"]!["401"]?.ToJsonString() ?? string.Empty;

            Assert.Equal(
                function.Traits.Caller != Caller.Anyone,
                (operation["security"]!.AsArray() is { Count: > 0 } schemes
                        && schemes.All(scheme => scheme!.AsObject().Count > 0))
                    || unauthorized.Contains("access.token-missing", StringComparison.Ordinal));
        });

    private static IEnumerable<JsonNode> AllNodes(JsonNode node) =>
    [
        node,
        .. (node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => [],
        }).OfType<JsonNode>().SelectMany(AllNodes),
    ];
}
