using System.Collections.Frozen;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Conditions;
using Serverless.Functions.Http.Idempotency;
using Serverless.Functions.Http.OpenApi;
using Serverless.Functions.Http.RateLimiting;

namespace Serverless.Functions.Http.Routing;

/// <summary>The declarations of all functions, read once at the start; no request pays for reflection.</summary>
public sealed class FunctionTable
{
    private readonly FrozenDictionary<string, FunctionTraits> _byName;

    private FunctionTable(IEnumerable<FunctionTraits> functions) =>
        _byName = functions.ToFrozenDictionary(function => function.Name);

    public IReadOnlyCollection<FunctionTraits> Functions => _byName.Values;

    public static FunctionTable Of(Assembly assembly) => Of(assembly.GetTypes());

    public static FunctionTable Of(IEnumerable<Type> types) => new(
        from type in types
        from method in type.GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select TraitsOf(method, function));

    public FunctionTraits Find(string name) => _byName.GetValueOrDefault(name, FunctionTraits.Unknown);

    // The supplier mocks read what their contracts say; the description knows it by their own attributes.
    private static HashSet<string>? QueryNamesOf(MethodInfo method)
    {
        var contract = method.FindDeclared<ApiContractAttribute>()?.ApiContract;

        return contract is ApiContract.Hkdl or ApiContract.Ingresso
            || method.IsDefined(typeof(AnyQueryAttribute))
            || method.IsDefined(typeof(DisableRateLimitingAttribute))
                ? null
                : new HashSet<string>(
                    method.OfClass<QueryAttribute>()
                        .Concat(method.GetCustomAttributes<QueryAttribute>())
                        .Select(query => query.Name),
                    StringComparer.OrdinalIgnoreCase);
    }

    private static FunctionTraits TraitsOf(MethodInfo method, FunctionAttribute function)
    {
        var trigger = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(attribute => attribute is not null);
        string[] methods = [.. (trigger?.Methods ?? []).Select(verb => verb.ToUpperInvariant())];
        var idempotency = method.FindDeclared<IdempotencyAttribute>();

        return new FunctionTraits(function.Name)
        {
            Caller = method.FindDeclared<AuthorizeAttribute>()?.Caller,
            ApiContract = method.FindDeclared<ApiContractAttribute>()?.ApiContract,
            SharedPath = method.GetCustomAttribute<SharedPathAttribute>()?.Path,
            HasSecretPath = method.IsDefined(typeof(SecretPathAttribute)),
            IsRateLimitingDisabled = method.IsDefined(typeof(DisableRateLimitingAttribute)),
            IsRateLimitedInParallel = method.IsDefined(typeof(RateLimitInParallelAttribute)),
            IdempotencyKeyRule = idempotency?.Rule ?? IdempotencyKeyRule.Honoured,
            IsDurable = idempotency?.IsDurable ?? false,
            Tagging = method.GetCustomAttribute<EntityTagAttribute>()?.Tagging ?? Tagging.None,
            IsConditionalEdit = method.IsDefined(typeof(ConditionalEditAttribute)),
            QueryNames = QueryNamesOf(method),
            Route = trigger is null ? null : trigger.Route ?? function.Name,
            Methods = methods,
            Storage = StorageOf(method, methods),
        };
    }

    private static StorageWeight? StorageOf(MethodInfo method, string[] methods) =>
        method.FindDeclared<StoresAttribute>() is { } declared ? declared.Weight
        : methods.Length > 0 && methods.All(verb => verb is not ("GET" or "HEAD")) ? StorageWeight.Default
        : null;
}
