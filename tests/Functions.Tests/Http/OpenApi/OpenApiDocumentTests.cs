using System.Text.Json.Nodes;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;
using Serverless.Functions.Tests.Documentation;

namespace Serverless.Functions.Tests.Http.OpenApi;

/// <summary>What the API's description has to say about every function, those of tomorrow included.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly IReadOnlyList<DescribedFunction> Functions =
        DescribedFunction.AllOf(Table, typeof(FunctionApp).Assembly);

    private static readonly JsonObject Document = ApiDocument.Of(Table, typeof(FunctionApp).Assembly);

    private static readonly (string Place, JsonObject Operation)[] Operations =
    [
        .. from path in Document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select ($"{operation.Key} {path.Key}", operation.Value!.AsObject()),
    ];

    [Fact]
    public void Has_every_method_of_every_function()
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
    public void Is_told_by_every_function_what_it_does() =>
        Assert.Empty(Functions
            .Where(function => string.IsNullOrWhiteSpace(function.Summary)).Select(function => function.Name));

    [Fact]
    public void Is_told_by_every_function_what_it_answers() =>
        Assert.Empty(Functions.Where(function => function.Answers.Count == 0).Select(function => function.Name));

    [Fact]
    public void Has_one_name_for_each_operation() =>
        Assert.Empty(Operations.GroupBy(one => (string)one.Operation["operationId"]!)
            .Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Points_at_nothing_that_is_not_there()
    {
        var check = new SchemaCheck(Document);

        foreach (var node in AllNodes(Document).OfType<JsonObject>().Where(node => node["$ref"] is not null))
        {
            check.Resolve(node);
        }
    }

    [Fact]
    public void Uses_every_schema_that_it_has()
    {
        var used = AllNodes(Document).OfType<JsonObject>().Select(node => (string?)node["$ref"]).OfType<string>()
            .Select(reference => reference.Split('/')[^1]).ToHashSet();

        Assert.Empty(Document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).Except(used));
    }

    [Fact]
    public void Says_something_about_every_body() =>
        Assert.Empty(
            from one in Operations
            from node in AllNodes(one.Operation).OfType<JsonObject>()
            where node["schema"] is JsonObject { Count: 0 }
            select one.Place);

    [Fact]
    public void Says_something_about_every_member() =>
        Assert.Empty(
            from schema in Document["components"]!["schemas"]!.AsObject()
            from member in schema.Value!["properties"]!.AsObject()
            where member.Value!.AsObject().Count == 0
            select $"{schema.Key}.{member.Key}");

    [Fact]
    public void Tells_only_codes_that_the_page_of_errors_explains()
    {
        var page = File.ReadAllText(Path.Combine(BicepTests.FindRoot(), "docs", "errors.md"));
        var told = Functions.SelectMany(function => function.Errors.Where(error => error.Body is null)
            .SelectMany(error => error.Reasons)
            .Concat(function.Traits.Methods.SelectMany(method => ImpliedErrors.Of(function, method))
                .Select(pair => pair.Reason)));

        Assert.All(told.Distinct(), reason => Assert.Contains($"`{reason}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Names_the_parameters_of_every_path()
    {
        foreach (var (place, operation) in Operations)
        {
            var named = operation["parameters"]!.AsArray().OfType<JsonObject>()
                .Where(parameter => (string?)parameter["in"] == "path")
                .Select(parameter => $"{{{parameter["name"]}}}").ToArray();

            Assert.All(named, name => Assert.Contains(name, place, StringComparison.Ordinal));
            Assert.Equal(named.Length, place.Count(character => character == '{'));
        }
    }

    [Fact]
    public void Asks_for_a_token_wherever_the_function_does() =>
        Assert.All(Functions, function =>
        {
            var operation = Document["paths"]![function.Path.Text]![function.Traits.Methods[0].ToLowerInvariant()]!;
            var refused = operation["responses"]!["401"]?.ToJsonString() ?? string.Empty;

            Assert.Equal(
                function.Traits.Caller != Caller.Anyone,
                (operation["security"]!.AsArray() is { Count: > 0 } schemes
                        && schemes.All(scheme => scheme!.AsObject().Count > 0))
                    || refused.Contains("access.token-missing", StringComparison.Ordinal));
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
