using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests;

/// <summary>Rules for every function, including new ones.</summary>
public sealed partial class EveryEndpointTests
{
    private static readonly string[] Suffixes = ["Endpoint", "Timer", "Message"];

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly IReadOnlyList<FunctionTraits> Endpoints =
        [.. Table.Functions.Where(function => function.Route is not null)];

    [Fact]
    public void Declares_its_authorization() =>
        Assert.Empty(Endpoints.Where(endpoint => endpoint.Caller is null).Select(endpoint => endpoint.Name));

    [Fact]
    public void Declares_its_API_contract() =>
        Assert.Empty(Endpoints.Where(endpoint => endpoint.ApiContract is null).Select(endpoint => endpoint.Name));

    [Fact]
    public void Has_a_unique_route_and_method()
    {
        var twice = Endpoints
            .SelectMany(
                endpoint => MethodsOf(endpoint).Select(method => (Key: $"{method} {endpoint.Route}", endpoint.Name)))
            .GroupBy(pair => ParameterName().Replace(pair.Key, "{}"), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1);

        Assert.Empty(twice.Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Name))}"));
    }

    [Fact]
    public void No_route_is_hidden_by_a_function_whose_name_sorts_first()
    {
        using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var shapes = new RouteShapes(Table, services);
        var context = new DefaultHttpContext { RequestServices = services };

        var hidden =
            from endpoint in Endpoints
            from method in MethodsOf(endpoint)
            let path = PathOf(endpoint)
            let first = shapes.Matching(context, path).FirstOrDefault(other => Accepts(other, method))
            where first?.Name != endpoint.Name
            select $"{method} {path}: {endpoint.Name} is hidden by {first?.Name ?? "nothing"}";

        Assert.Empty(hidden);
    }

    [Fact]
    public void Accepts_HEAD_wherever_it_accepts_GET() =>
        Assert.Empty(Endpoints
            .Where(endpoint => endpoint.Methods.Contains("GET") && !endpoint.Methods.Contains("HEAD"))
            .Select(endpoint => endpoint.Name));

    [Fact]
    public void Does_not_use_the_paths_of_the_Functions_host() =>
        Assert.Empty(Endpoints
            .Where(endpoint => endpoint.Route!.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
                || endpoint.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
            .Select(endpoint => endpoint.Name));

    [Fact]
    public void The_catch_all_function_has_the_last_name() =>
        Assert.Equal(
            AnswerUnknownRouteEndpoint.FunctionName,
            Endpoints.Select(endpoint => endpoint.Name).Max(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Has_the_name_of_its_class() =>
        Assert.Empty(
            from function in Functions()
            let type = function.Method.DeclaringType!
            where Suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
            where !Suffixes.Any(suffix => type.Name == WithoutRank(function.Name) + suffix)
            select $"{function.Name} in {type.Name}");

    [Fact]
    public void Is_in_a_class_with_a_trigger_suffix() =>
        Assert.Empty(
            from function in Functions()
            let type = function.Method.DeclaringType!
            where !Suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
            where type.BaseType == typeof(object)
            select $"{function.Name} in {type.Name}");

    [Fact]
    public void Requires_no_function_key_of_the_host() =>
        Assert.Empty(
            from function in Functions()
            from parameter in function.Method.GetParameters()
            let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where trigger is not null && trigger.AuthLevel != AuthorizationLevel.Anonymous
            select function.Name);

    private static IEnumerable<(string Name, MethodInfo Method)> Functions() =>
        from type in typeof(FunctionApp).Assembly.GetTypes()
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select (function.Name, method);

    private static string WithoutRank(string name) =>
        name == AnswerUnknownRouteEndpoint.FunctionName ? name["Zz".Length..] : name;

    private static bool Accepts(FunctionTraits function, string method) =>
        function.Methods.Count == 0 || function.Methods.Contains(method);

    private static IEnumerable<string> MethodsOf(FunctionTraits endpoint) =>
        endpoint.Methods.Count == 0 ? ["PATCH"] : endpoint.Methods;

    private static string PathOf(FunctionTraits endpoint) =>
        "/" + Parameter().Replace(endpoint.Route!, match => match.Value switch
        {
            PathTemplate.Root => string.Empty,
            var text when text.Contains("rsv_", StringComparison.Ordinal) => "rsv_0198c0de",
            var text when text.Contains('*', StringComparison.Ordinal) => "nowhere/at/all",
            var text when text.Contains(":int", StringComparison.Ordinal) => "7",
            _ => "0198c0de-0000-7000-8000-000000000001",
        });

    // The host ignores the name of a parameter but not its constraint.
    [GeneratedRegex(@"\{\*?\w+")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})+\}")]
    private static partial Regex Parameter();
}
