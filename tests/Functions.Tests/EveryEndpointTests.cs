using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Tests;

/// <summary>What holds for all functions, those of tomorrow included.</summary>
public sealed partial class EveryEndpointTests
{
    private static readonly string[] Suffixes = ["Endpoint", "Timer", "Message"];

    private static readonly FunctionTable Table = FunctionTable.Of(typeof(FunctionApp).Assembly);

    private static readonly IReadOnlyList<FunctionTraits> Endpoints =
        [.. Table.Functions.Where(function => function.Route is not null)];

    [Fact]
    public void Declares_who_may_call_it() =>
        Assert.Empty(Endpoints.Where(endpoint => endpoint.Caller is null).Select(endpoint => endpoint.Name));

    [Fact]
    public void Declares_its_dialect() =>
        Assert.Empty(Endpoints.Where(endpoint => endpoint.ApiContract is null).Select(endpoint => endpoint.Name));

    [Fact]
    public void Has_a_route_and_method_that_no_other_has()
    {
        var twice = Endpoints
            .SelectMany(
                endpoint => MethodsOf(endpoint).Select(method => (Key: $"{method} {endpoint.Route}", endpoint.Name)))
            .GroupBy(pair => ParameterName().Replace(pair.Key, "{}"), StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1);

        Assert.Empty(twice.Select(group => $"{group.Key}: {string.Join(", ", group.Select(pair => pair.Name))}"));
    }

    [Fact]
    public void Is_found_at_its_own_path_by_a_host_that_takes_the_first_by_name()
    {
        using var services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();
        var shapes = new RouteShapes(Table, services);
        var context = new DefaultHttpContext { RequestServices = services };

        var hidden =
            from endpoint in Endpoints
            from method in MethodsOf(endpoint)
            let path = PathOf(endpoint)
            let first = shapes.Matching(context, path).FirstOrDefault(other => Hears(other, method))
            where first?.Name != endpoint.Name
            select $"{method} {path}: {endpoint.Name} is hidden by {first?.Name ?? "nothing"}";

        Assert.Empty(hidden);
    }

    [Fact]
    public void Answers_to_head_wherever_it_answers_to_get() =>
        Assert.Empty(Endpoints
            .Where(endpoint => endpoint.Methods.Contains("GET") && !endpoint.Methods.Contains("HEAD"))
            .Select(endpoint => endpoint.Name));

    [Fact]
    public void Stays_away_from_the_paths_of_the_host() =>
        Assert.Empty(Endpoints
            .Where(endpoint => endpoint.Route!.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
                || endpoint.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
            .Select(endpoint => endpoint.Name));

    [Fact]
    public void Leaves_the_last_name_to_the_one_that_hears_everything() =>
        Assert.Equal(
            AnswerUnknownRouteEndpoint.FunctionName,
            Endpoints.Select(endpoint => endpoint.Name).Max(StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void Is_named_like_its_class() =>
        Assert.Empty(
            from function in Functions()
            let type = function.Method.DeclaringType!
            where Suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
            where !Suffixes.Any(suffix => type.Name == WithoutRank(function.Name) + suffix)
            select $"{function.Name} in {type.Name}");

    [Fact]
    public void Stands_in_a_class_with_a_telling_suffix() =>
        Assert.Empty(
            from function in Functions()
            let type = function.Method.DeclaringType!
            where !Suffixes.Any(suffix => type.Name.EndsWith(suffix, StringComparison.Ordinal))
            where type.BaseType == typeof(object)
            select $"{function.Name} in {type.Name}");

    [Fact]
    public void Needs_no_key_of_the_host() =>
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

    private static bool Hears(FunctionTraits function, string method) =>
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

    // What a parameter is called makes no difference to the host; how it is constrained does.
    [GeneratedRegex(@"\{\*?\w+")]
    private static partial Regex ParameterName();

    [GeneratedRegex(@"\{(?:[^{}]|\{\{|\}\})+\}")]
    private static partial Regex Parameter();
}
