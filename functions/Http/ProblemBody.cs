using System.Text.Json;
using Serverless.Functions.Http.Errors;

namespace Serverless.Functions.Http;

/// <summary>
/// Writes the members of RFC 9457, and those that the clients of each API contract read. The media type stays
/// application/json, because the published clients ask for it.
/// </summary>
internal static class ProblemBody
{
    public static void Write(Utf8JsonWriter writer, Problem problem, RequestScope scope)
    {
        if (scope.ApiContract == ApiContract.Hkdl)
        {
            WriteHkdl(writer, problem);

            return;
        }

        if (scope.ApiContract == ApiContract.Ingresso)
        {
            WriteIngresso(writer, problem);

            return;
        }

        var words = ProblemWords.Of(problem.Status);
        writer.WriteStartObject();
        writer.WriteString("type"u8, "about:blank"u8);
        writer.WriteString("title"u8, words.Title);
        writer.WriteNumber("status"u8, problem.Status);
        WriteDetail(writer, problem, scope.ApiContract);
        WriteApiContract(writer, problem, scope, words);
        writer.WriteString("reason"u8, problem.Reason);

        if (problem.Subjects.Count > 0)
        {
            writer.WriteStartArray("subjects"u8);

            foreach (var subject in problem.Subjects)
            {
                writer.WriteStringValue(subject);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    // A mock answers as its contract says: one code for every error that is not a business error.
    private static void WriteHkdl(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteString("responseCode"u8, "9999"u8);
        writer.WriteString("message"u8, problem.Status switch
        {
            404 => "Endpoint not found",
            405 => "Method not allowed",
            >= 500 => "Internal server error",
            _ => problem.Message,
        });
        writer.WriteEndObject();
    }

    // A client of the supplier fails on an error without either of the two members.
    private static void WriteIngresso(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartObject();
        writer.WriteNumber("error_code"u8, problem.Status is 503 or 504 ? 6 : 8);
        writer.WriteString("error_desc"u8, problem.Status switch
        {
            404 => "Unknown endpoint",
            503 or 504 => "Failed to connect to database",
            >= 500 => "Internal server error",
            _ => problem.Message,
        });
        writer.WriteEndObject();
    }

    private static void WriteDetail(Utf8JsonWriter writer, Problem problem, ApiContract apiContract)
    {
        switch (apiContract)
        {
            case ApiContract.Movie when problem.Status == 400:
                WriteErrors(writer, problem);
                break;

            // The movie API's clients show the detail to people, and read no other member.
            case ApiContract.Movie:
                writer.WriteString("detail"u8, problem.Message);
                break;

            default:
                writer.WriteString("detail"u8, problem.Detail ?? problem.Message);
                break;
        }
    }

    // Without errors in detail, the whole request is the location.
    private static void WriteErrors(Utf8JsonWriter writer, Problem problem)
    {
        writer.WriteStartArray("detail"u8);

        foreach (var error in problem.Faults.DefaultIfEmpty(
            new FieldError("value_error", ["request"], problem.Message)))
        {
            error.Write(writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteApiContract(Utf8JsonWriter writer, Problem problem, RequestScope scope, ProblemWords words)
    {
        switch (scope.ApiContract)
        {
            // Tiketi's clients read one of two envelopes, so the body has the members of both.
            case ApiContract.Tiketi:
                writer.WriteBoolean("success"u8, false);
                writer.WriteString("error"u8, problem.Message);
                writer.WriteString("message"u8, problem.Message);
                writer.WriteString("code"u8, problem.Code ?? words.TiketiCode);
                break;

            case ApiContract.CloudJet:
                writer.WriteString("message"u8, CloudJetTexts.MessageOf(problem));
                break;

            case ApiContract.Movie:
                writer.WriteString("message"u8, problem.Message);
                break;

            default:
                writer.WriteStartObject("error"u8);
                writer.WriteString("code"u8, problem.Code ?? words.GatewayCode);
                writer.WriteString("message"u8, problem.Message);
                writer.WriteString("trace_id"u8, scope.TraceId);
                writer.WriteEndObject();
                break;
        }
    }
}

/// <summary>The names of a status.</summary>
internal sealed record ProblemWords(string Title, string TiketiCode, string GatewayCode)
{
    private static readonly ProblemWords Failed = new("Internal Server Error", "INTERNAL_ERROR", "INTERNAL_ERROR");

    public static ProblemWords Of(int status) => ByStatus.GetValueOrDefault(status, Failed);

    private static readonly Dictionary<int, ProblemWords> ByStatus = new()
    {
        [400] = new("Bad Request", "VALIDATION_ERROR", "BAD_REQUEST"),
        [401] = new("Unauthorized", "UNAUTHORIZED", "UNAUTHENTICATED"),
        [403] = new("Forbidden", "FORBIDDEN", "FORBIDDEN"),
        [404] = new("Not Found", "NOT_FOUND", "NOT_FOUND"),
        [405] = new("Method Not Allowed", "METHOD_NOT_ALLOWED", "METHOD_NOT_ALLOWED"),
        [408] = new("Request Timeout", "REQUEST_TIMEOUT", "REQUEST_TIMEOUT"),
        [409] = new("Conflict", "CONFLICT", "CONFLICT"),
        [412] = new("Precondition Failed", "PRECONDITION_FAILED", "PRECONDITION_FAILED"),
        [415] = new("Unsupported Media Type", "UNSUPPORTED_MEDIA_TYPE", "UNSUPPORTED_MEDIA_TYPE"),
        [417] = new("Expectation Failed", "EXPECTATION_FAILED", "EXPECTATION_FAILED"),
        [428] = new("Precondition Required", "PRECONDITION_REQUIRED", "PRECONDITION_REQUIRED"),
        [413] = new("Content Too Large", "PAYLOAD_TOO_LARGE", "PAYLOAD_TOO_LARGE"),
        [422] = new("Unprocessable Content", "VALIDATION_ERROR", "UNPROCESSABLE"),
        [429] = new("Too Many Requests", "TOO_MANY_REQUESTS", "RATE_LIMITED"),
        [503] = new("Service Unavailable", "SERVICE_UNAVAILABLE", "UPSTREAM_UNAVAILABLE"),
        [504] = new("Gateway Timeout", "SERVICE_UNAVAILABLE", "UPSTREAM_TIMEOUT"),
    };
}
