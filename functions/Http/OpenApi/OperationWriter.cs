using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Serverless.Functions.Http.Access;
using Serverless.Functions.Http.Idempotency;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>Writes the operation of one function and one method.</summary>
internal sealed class OperationWriter(SchemaRegistry registry)
{
    public JsonObject Write(DescribedFunction function, string method)
    {
        var operation = new JsonObject
        {
            ["operationId"] = function.OperationIdOf(method),
            ["tags"] = new JsonArray(ApiContractTags.NameOf(function.ApiContract)),
            ["summary"] = function.Summary ?? function.Name,
            ["description"] = DescriptionOf(function, method),
            ["security"] = SecurityOf(function),
            ["parameters"] = ParametersOf(function, method),
        };

        if (function.Accepts is { } accepts && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = !accepts.IsOptional,
                ["content"] = new JsonObject(accepts.MediaTypes.Select(media => KeyValuePair.Create<string, JsonNode?>(
                    media, new JsonObject { ["schema"] = registry.Describe(accepts.Body, isAnswer: false) }))),
            };
        }

        operation["responses"] = new ResponseWriter(registry).Write(function, method);

        return operation;
    }

    private static JsonArray SecurityOf(DescribedFunction function) => function.Traits.Caller switch
    {
        Caller.Anyone when !function.KnowsItsCaller => [],

        // A caller with a token has a rate limit of its own instead of that of its address, and may see more.
        Caller.Anyone => [new JsonObject(), new JsonObject { [ApiComponents.Bearer] = new JsonArray() }],
        Caller.Admin => [new JsonObject { [ApiComponents.AdminBearer] = new JsonArray() }],
        Caller.Staff => [new JsonObject { [ApiComponents.StaffBearer] = new JsonArray() }],
        _ => [new JsonObject { [ApiComponents.Bearer] = new JsonArray() }],
    };

    private static string DescriptionOf(DescribedFunction function, string method) => string.Join(
        ' ',
        new[]
        {
            function.Traits.Caller switch
            {
                Caller.Anyone when !function.KnowsItsCaller => "Anyone may call it.",
                Caller.Anyone => "Anyone may call it, with or without a token.",
                Caller.Admin => "Only administrators may call it.",
                Caller.Staff => "Only the staff and administrators may call it.",
                _ => "A caller needs a token.",
            },
            (ImpliedErrors.IsKeyed(function, method), function.Traits) switch
            {
                (false, _) => null,
                (_, { IdempotencyKeyRule: IdempotencyKeyRule.Required, ApiContract: ApiContract.Gateway }) =>
                    "It needs an Idempotency-Key.",
                _ => "Requests with the same Idempotency-Key take effect once.",
            },
            HttpMethods.IsHead(method) ? "As GET, without the body." : null,
        }.OfType<string>());

    private JsonArray ParametersOf(DescribedFunction function, string method)
    {
        // An id without a constraint that may be rejected for its form is a UUID.
        var hasForm = function.Errors.Any(error => error.Reasons.Contains("request.bad-id"));
        var parameters = new JsonArray();

        foreach (var part in function.Path.Parameters)
        {
            var schema = PathTemplate.SchemaOf(part)
                ?? function.SharedForm
                ?? ScalarSchemas.Of(hasForm ? typeof(Guid) : typeof(string))!;
            parameters.Add(Parameter(part.Name, "path", isRequired: true, schema));
        }

        foreach (var query in function.Queries)
        {
            var schema = ScalarSchemas.Of(query.Type) ?? registry.Describe(query.Type, isAnswer: false);

            if (query.Values.Length > 0)
            {
                schema["enum"] = new JsonArray([.. query.Values.Select(value => (JsonNode)value)]);
            }

            var parameter = Parameter(query.Name, "query", query.IsRequired, schema);
            parameter["description"] = query.Summary;
            parameters.Add(parameter);
        }

        if (ImpliedErrors.IsKeyed(function, method))
        {
            parameters.Add(ApiComponents.ReferToParameter(KeyParameterOf(function)));
        }

        if (function.Traits.IsConditionalEdit)
        {
            parameters.Add(ApiComponents.ReferToParameter(ApiComponents.IfMatchParameter));
        }

        if (function.Traits.IsConditionalEdit || function.Answers.Any(answer => answer.Status == 304))
        {
            parameters.Add(ApiComponents.ReferToParameter(ApiComponents.IfNoneMatchParameter));
        }

        if (function.Header is { } header)
        {
            parameters.Add(ApiComponents.ReferToParameter(header));
        }

        parameters.Add(ApiComponents.ReferToParameter(ApiComponents.RequestIdParameter));
        parameters.Add(ApiComponents.ReferToParameter(ApiComponents.TraceParentParameter));

        return parameters;
    }

    private static string KeyParameterOf(DescribedFunction function) => function switch
    {
        { ApiContract: ApiContract.Gateway, Traits.IdempotencyKeyRule: IdempotencyKeyRule.Required } =>
            ApiComponents.RequiredKeyParameter,
        { ApiContract: ApiContract.Gateway } => ApiComponents.GatewayKeyParameter,
        { Traits.IdempotencyKeyRule: IdempotencyKeyRule.Own } => ApiComponents.OwnKeyParameter,
        { ApiContract: ApiContract.Movie } => ApiComponents.AnyKeyParameter,
        _ => ApiComponents.KeyParameter,
    };

    private static JsonObject Parameter(string name, string place, bool isRequired, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["required"] = isRequired,
        ["schema"] = schema,
    };
}
