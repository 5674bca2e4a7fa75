using System.Reflection;
using System.Text.Json.Nodes;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>The API description, OpenAPI 3.1, made from the declarations of the functions only.</summary>
internal static class ApiDocument
{
    public static JsonObject Of(FunctionTable table, Assembly assembly)
    {
        var functions = DescribedFunction.AllOf(table, assembly);
        var registry = new SchemaRegistry(assembly);
        var paths = PathsOf(functions, registry);

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Serverless ticketing",
                ["version"] = "1.0.0",
                ["description"] = "Events and their queues, seats, reservations, payments and accounts. Every error "
                    + "has a stable code, `reason`, in every API contract; a request may be repeated after a 503.",
                ["contact"] = new JsonObject { ["name"] = "The platform's maintainers" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "This server." }),
            ["tags"] = ApiContractTags.Describe(functions.Select(function => function.ApiContract).Distinct().Order()),
            ["paths"] = paths,
            ["components"] = ApiComponents.Describe(registry.Schemas, paths),
        };
    }

    private static JsonObject PathsOf(IReadOnlyList<DescribedFunction> functions, SchemaRegistry registry)
    {
        var writer = new OperationWriter(registry);
        var paths = new JsonObject();

        var groups = functions
            .GroupBy(function => function.Path.Shape)
            .OrderBy(group => group.Key, StringComparer.Ordinal);

        foreach (var group in groups)
        {
            var item = new JsonObject();

            foreach (var function in group)
            {
                foreach (var method in function.Traits.Methods)
                {
                    Add(item, method.ToLowerInvariant(), Rename(writer.Write(function, method), group.First()));
                }
            }

            paths[group.First().Path.Text] = item;
        }

        return paths;
    }

    private static void Add(JsonObject item, string method, JsonObject operation)
    {
        if (item[method] is JsonObject there)
        {
            OperationMerge.Merge(there, operation);
        }
        else
        {
            item[method] = operation;
        }
    }

    /// <summary>Functions that share a path may name its parameters differently; the first names count.</summary>
    private static JsonObject Rename(JsonObject operation, DescribedFunction first)
    {
        var parameters = operation["parameters"]!.AsArray().OfType<JsonObject>()
            .Where(one => (string?)one["in"] == "path");

        foreach (var (parameter, part) in parameters.Zip(first.Path.Parameters))
        {
            parameter["name"] = part.Name;
        }

        return operation;
    }
}
