using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Routing;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>A function with an HTTP trigger, and its declarations for the API description.</summary>
internal sealed record DescribedFunction(FunctionTraits Traits, MethodInfo Method)
{
    public string Name => Traits.Name;

    public ApiContract ApiContract => Traits.ApiContract ?? ApiContract.Gateway;

    public PathTemplate Path { get; } = PathTemplate.Of(Traits.Route!);

    /// <summary>The path parameter's schema when its prefix selects the API contract; null for all others.</summary>
    public JsonObject? SharedForm => Traits.SharedPath is { } shared && shared.ApiContract == Traits.ApiContract
        ? new JsonObject { ["type"] = "string", ["pattern"] = $"^{shared.Prefix}" }
        : null;

    public string? Summary { get; } = Method.GetCustomAttribute<SummaryAttribute>()?.Text;

    public AcceptsAttribute? Accepts { get; } = Method.FindDeclared<AcceptsAttribute>();

    /// <summary>
    /// Whether the function reads a token. Probes do not, and the supplier mocks' contracts have other ways to
    /// authenticate.
    /// </summary>
    public bool KnowsItsCaller =>
        !Traits.IsRateLimitingDisabled && ApiContract is not (ApiContract.Hkdl or ApiContract.Ingresso);

    public IReadOnlyList<ProducesAttribute> Answers { get; } =
        [.. Method.GetCustomAttributes<ProducesAttribute>(), .. Method.OfClass<ProducesAttribute>()];

    public IReadOnlyList<QueryAttribute> Queries { get; } =
        [.. Method.OfClass<QueryAttribute>(), .. Method.GetCustomAttributes<QueryAttribute>()];

    /// <summary>The component of the header that only some functions read; null for all others.</summary>
    public string? Header { get; } = Method.GetCustomAttribute<ReadsHeaderAttribute>()?.Component;

    public IReadOnlyList<ProducesProblemAttribute> Errors { get; } =
    [
        .. (Method.FindDeclared<ProducesProblemsAttribute>()?.Errors ?? [])
            .Concat(Method.GetCustomAttributes<ProducesProblemAttribute>())
            .Where(error => error.Only is null || error.Only == (Traits.ApiContract ?? ApiContract.Gateway)),
    ];

    /// <summary>
    /// All functions in the host's order, which is by name, without the catch-all route. A function that two API
    /// contracts share is listed for each of them.
    /// </summary>
    public static IReadOnlyList<DescribedFunction> AllOf(FunctionTable table, Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           from method in type.GetMethods()
           let name = method.GetCustomAttribute<FunctionAttribute>()?.Name
           where name is not null and not AnswerUnknownRouteEndpoint.FunctionName
           let traits = table.Find(name)
           where traits.Route is not null
           orderby name
           from variant in traits.SharedPath is { } shared
               ? [traits, traits with { ApiContract = shared.ApiContract }]
               : new[] { traits }
           select new DescribedFunction(variant, method),
    ];

    /// <summary>The first method has the function's name; the others have the method before it.</summary>
    public string OperationIdOf(string method) =>
        method == Traits.Methods[0] ? Name : $"{method[0]}{method[1..].ToLowerInvariant()}{Name}";
}
