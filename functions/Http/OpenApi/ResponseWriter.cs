using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Serverless.Functions.Http.OpenApi;

/// <summary>Writes all responses of a function.</summary>
internal sealed class ResponseWriter(SchemaRegistry registry)
{
    private const string Json = "application/json";

    public JsonObject Write(DescribedFunction function, string method)
    {
        var responses = new JsonObject();

        foreach (var answers in function.Answers.GroupBy(answer => answer.Status).OrderBy(group => group.Key))
        {
            responses[Key(answers.Key)] =
                Answer(function, method, answers.Key, HttpMethods.IsHead(method) ? [] : answers);
        }

        foreach (var (status, schema) in ErrorsOf(function, method))
        {
            var response = Start(function, method, status);

            if (!HttpMethods.IsHead(method))
            {
                response["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema } };
            }

            Add(responses, Key(status), response);
        }

        return responses;
    }

    private JsonObject Answer(
        DescribedFunction function, string method, int status, IEnumerable<ProducesAttribute> answers)
    {
        var response = Start(function, method, status);
        var content = new JsonObject();

        foreach (var media in answers.Where(answer => answer.Body is not null).GroupBy(answer => answer.MediaType))
        {
            JsonObject[] schemas = [.. media.Select(answer => registry.Describe(answer.Body!, isAnswer: true))];
            content[media.Key] = new JsonObject
            {
                ["schema"] = schemas is [var only] ? only : new JsonObject { ["anyOf"] = new JsonArray([.. schemas]) },
            };
        }

        if (content.Count > 0)
        {
            response["content"] = content;
        }

        return response;
    }

    private IEnumerable<(int Status, JsonObject Schema)> ErrorsOf(DescribedFunction function, string method)
    {
        var own = function.Errors.ToLookup(error => error.Status);
        var implied = ImpliedErrors.Of(function, method).ToLookup(pair => pair.Status, pair => pair.Reason);

        foreach (var status in own.Select(group => group.Key).Union(implied.Select(group => group.Key)).Order())
        {
            var bodies = own[status].Select(error => error.Body).OfType<Type>().Distinct();
            var reasons = own[status].Where(error => error.Body is null).SelectMany(error => error.Reasons)
                .Union(implied[status]).ToArray();
            JsonObject[] schemas =
            [
                .. bodies.Select(body => registry.Describe(body, isAnswer: true)),
                .. reasons.Length == 0
                    ? Array.Empty<JsonObject>()
                    : [ProblemSchemas.Of(function.ApiContract, reasons, registry)],
            ];

            yield return (status, schemas is [var only]
                ? only
                : new JsonObject { ["anyOf"] = new JsonArray([.. schemas]) });
        }
    }

    private static JsonObject Start(DescribedFunction function, string method, int status) => new()
    {
        ["description"] = ReasonPhrases.GetReasonPhrase(status),
        ["headers"] = ApiHeaders.Of(function, method, status),
    };

    // An API contract may return an error with a status of success, so one status can have both.
    private static void Add(JsonObject responses, string key, JsonObject response)
    {
        if (responses.TryGetPropertyValue(key, out var there))
        {
            OperationMerge.MergeResponse(there!.AsObject(), response);
        }
        else
        {
            responses[key] = response;
        }
    }

    private static string Key(int status) => status.ToString(CultureInfo.InvariantCulture);
}
