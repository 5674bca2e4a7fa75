using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Serverless.Functions.Tests.Http;

/// <summary>What the headers of every response of the platform have to say, whatever a test asks about.</summary>
internal static class AnswerRules
{
    private static readonly string[] Single =
    [
        "Content-Type", "Content-Length", "Content-Encoding", "ETag", "Cache-Control", "Location", "Retry-After", "Date",
        "X-Request-Id", "X-Trace-Id", "RateLimit", "RateLimit-Policy", "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials", "X-Content-Type-Options", "Strict-Transport-Security",
    ];

    // The id of nothing.
    private static readonly string Nothing = Guid.Empty.ToString();

    private static readonly string[] Forbidden = ["Server", "X-Powered-By", "X-AspNet-Version"];

    /// <summary>The rules that the response breaks.</summary>
    public static IReadOnlyList<string> Check(HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => header.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        var answer = new CheckedAnswer(request, response.StatusCode, headers, body);

        // The supplier mocks answer as their contracts say, and the host alone what no function sees.
        return !headers.ContainsKey("X-Request-Id") || answer.IsMock || request.Method == HttpMethod.Options
            ? []
            :
            [
                .. Single.Where(name => answer.CountOf(name) > 1).Select(name => $"{name} is there twice"),
                .. Forbidden.Where(name => answer.CountOf(name) > 0).Select(name => $"{name} is there"),
                .. BodyRules(answer),
                .. CachingRules(answer),
                .. StatusRules(answer),
                .. LimitRules(answer),
            ];
    }

    private static IEnumerable<string> BodyRules(CheckedAnswer answer)
    {
        var isEmpty = answer.Status is HttpStatusCode.NoContent or HttpStatusCode.NotModified;

        if (answer.CountOf("Content-Length") > 0 && answer.CountOf("Transfer-Encoding") > 0)
        {
            yield return "Content-Length and Transfer-Encoding contradict each other";
        }

        if (isEmpty && (answer.Body.Length > 0 || answer.CountOf("Content-Type") > 0))
        {
            yield return "there is a body, or its type, where there can be none";
        }

        if (!isEmpty && answer.Body.Length > 0 && answer.CountOf("Content-Type") == 0)
        {
            yield return "the body has no type";
        }

        if (answer.ValueOf("Content-Type") is { } type
            && type.Contains("json", StringComparison.Ordinal)
            && !type.EndsWith("; charset=utf-8", StringComparison.Ordinal)
            && !type.Contains("jwk-set", StringComparison.Ordinal))
        {
            yield return $"{type} has no charset";
        }

        if (answer.CountOf("X-Content-Type-Options") == 0)
        {
            yield return "browsers may guess the type";
        }
    }

    private static IEnumerable<string> CachingRules(CheckedAnswer answer)
    {
        if (answer.ValueOf("Cache-Control") is not { } caching)
        {
            yield return "Cache-Control is missing";

            yield break;
        }

        var tag = answer.ValueOf("ETag");

        if (caching.Contains("no-store", StringComparison.Ordinal) && tag is not null)
        {
            yield return "a tag of what must not be stored";
        }

        if (answer.Status == HttpStatusCode.NotModified && tag is null)
        {
            yield return "304 without its tag";
        }

        if (!answer.Varies("Origin"))
        {
            yield return "Vary has no Origin";
        }

        if (answer.CountOf("Content-Encoding") == 0)
        {
            yield break;
        }

        if (!answer.Varies("Accept-Encoding"))
        {
            yield return "a coding without Vary: Accept-Encoding";
        }

        if (tag?.StartsWith("W/", StringComparison.Ordinal) == false)
        {
            yield return "a coding with the strong tag of another one";
        }
    }

    private static IEnumerable<string> StatusRules(CheckedAnswer answer)
    {
        var needed = (int)answer.Status switch
        {
            401 => "WWW-Authenticate",
            405 => "Allow",
            415 => null,
            429 or 503 or 504 => "Retry-After",
            _ => null,
        };

        if (needed is not null && answer.CountOf(needed) == 0)
        {
            yield return $"{(int)answer.Status} without {needed}";
        }

        if (answer.ValueOf("Access-Control-Allow-Credentials") == "true"
            && answer.ValueOf("Access-Control-Allow-Origin") == "*")
        {
            yield return "credentials from everywhere";
        }

        if ((int)answer.Status < 400 || answer.Body.Length == 0)
        {
            yield break;
        }

        if (answer.StatusInBody() is { } status && status != (int)answer.Status)
        {
            yield return $"the body says {status}";
        }

        if (Encoding.UTF8.GetString(answer.Body).Contains(Nothing, StringComparison.Ordinal) && !answer.Asked(Nothing))
        {
            yield return "the refusal names an id that nobody asked for";
        }
    }

    private static IEnumerable<string> LimitRules(CheckedAnswer answer)
    {
        if (answer.CountOf("RateLimit") != answer.CountOf("RateLimit-Policy"))
        {
            yield return "RateLimit without its policy, or the policy alone";
        }

        foreach (var name in (string[])["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset"])
        {
            if (answer.ValueOf(name) is { } value
                && !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            {
                yield return $"{name} is {value}";
            }
        }
    }

    private sealed record CheckedAnswer(
        HttpRequestMessage Request, HttpStatusCode Status, Dictionary<string, string[]> Headers, byte[] Body)
    {
        public bool IsMock =>
            Request.RequestUri!.AbsolutePath.StartsWith("/OTA", StringComparison.OrdinalIgnoreCase)
            || Request.RequestUri.AbsolutePath.StartsWith("/f13", StringComparison.OrdinalIgnoreCase);

        public int CountOf(string name) => Headers.GetValueOrDefault(name, []).Length;

        public string? ValueOf(string name) => Headers.TryGetValue(name, out var values) ? string.Join(", ", values) : null;

        public bool Varies(string name) =>
            ValueOf("Vary")?.Split(',').Any(one => one.Trim().Equals(name, StringComparison.OrdinalIgnoreCase)) == true;

        public bool Asked(string text) =>
            Request.RequestUri!.OriginalString.Contains(text, StringComparison.OrdinalIgnoreCase)
            || (Request.Content is ByteArrayContent content
                && content.ReadAsStringAsync().GetAwaiter().GetResult()
                    .Contains(text, StringComparison.OrdinalIgnoreCase));

        public int? StatusInBody()
        {
            if (ValueOf("Content-Type")?.Contains("json", StringComparison.Ordinal) != true)
            {
                return null;
            }

            using var json = JsonDocument.Parse(Body);

            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("status", out var status)
                && status.ValueKind == JsonValueKind.Number
                    ? status.GetInt32()
                    : null;
        }
    }
}
