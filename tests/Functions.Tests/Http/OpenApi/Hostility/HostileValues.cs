using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverless.Functions.Tests.Http.OpenApi.Hostility;

/// <summary>Values that often make programs fail.</summary>
internal sealed class HostileValues(Random random, SchemaCheck schemas, HostileTargets targets)
{
    private const int LongTextLength = 100_000;

    private static readonly string[] Texts =
    [
        "", " ", "0", "-1", "null", "true", "NaN", "a\0b", "\u0001\u001f\u007f", "\r\nX-Injected: 1",
        "'; DROP TABLE documents; --",
        "redis.call('FLUSHALL')", "]] return redis.call('FLUSHALL') --[[", "{{7*7}}", "${jndi:ldap://127.0.0.1/a}",
        "../../etc/passwd",
        "..\\..\\", "%00", "%2e%2e%2f", "<script>alert(1)</script>", "🎫🎟️", "عربي\u202Eabc", "e\u0301",
        "\uFEFF", "\uFFFF",
        "İIıi",
        "seats:{p1}:map", "*", "?", "00000000-0000-0000-0000-000000000000", "0198C0DE-0000-7000-8000-000000000001",
        "{0198c0de-0000-7000-8000-000000000001}", "2026-02-30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.9999999Z",
        "2026-01-01T00:00:00+99:99", "9223372036854775807", "1e400", "rsv_", "rsv_0198c0de", "1,2", "1;2", "a@b",
        "a@b.c",
    ];

    // JSON text for bodies. A serializer would not write some of it.
    private static readonly string[] Tokens =
    [
        "null", "true", "false", "0", "-1", "-0", "1.5", "1e400", "-1e-400", "99999999999999999999",
        "9223372036854775807", "2147483648", "[]", "{}", "[[]]", "[null]", "{\"\":{}}", "\"\\ud800\"",
        "\"\\u0000\"", "NaN", "'a'",
        "01", "/**/1", "",
    ];

    public T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public bool Chance(int percent) => random.Next(100) < percent;

    public string Text() => random.Next(20) switch
    {
        0 => new string('a', LongTextLength),
        1 => string.Concat(Enumerable.Repeat("한", LongTextLength / 10)),
        2 => new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0xD800))]),
        < 7 => Pick(targets.All),
        _ => Pick(Texts),
    };

    /// <summary>With a chance of 50 percent, an existing id of this name.</summary>
    public string? TryFindTarget(string name) => targets.Find(name) is { } known && Chance(50) ? Pick(known) : null;

    /// <summary>A new id, the same for the same seed.</summary>
    public string Fresh()
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);

        return new Guid(bytes).ToString();
    }

    /// <summary>Any JSON text, valid or not.</summary>
    public string Token() => random.Next(10) switch
    {
        0 => Nested("[", "]"),
        1 => Nested("{\"a\":", "}", "1"),
        2 => $"[{string.Join(',', Enumerable.Repeat("1", random.Next(2, 5000)))}]",
        < 6 => JsonSerializer.Serialize(Text()),
        _ => Pick(Tokens),
    };

    /// <summary>A value of the schema, with some parts replaced at the given percentage.</summary>
    public string Body(JsonObject written, int harmPercent)
    {
        var schema = schemas.Resolve(written);

        if (Chance(harmPercent))
        {
            return Token();
        }

        if (schema["anyOf"] is JsonArray choices)
        {
            return Body(Pick([.. choices])!.AsObject(), harmPercent);
        }

        return KindOf(schema) switch
        {
            "object" => Record(schema, harmPercent),
            "array" => List(schema["items"]!.AsObject(), harmPercent),
            "null" => "null",
            var kind => Scalar(schema, kind),
        };
    }

    private string? KindOf(JsonObject schema) => schema["type"] is JsonArray several
        ? (string?)Pick([.. several])
        : (string?)schema["type"];

    private string List(JsonObject items, int harmPercent) =>
        $"[{string.Join(',', Enumerable.Range(0, random.Next(4)).Select(_ => Body(items, harmPercent)))}]";

    private string Record(JsonObject schema, int harmPercent)
    {
        var members = new List<string>();

        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            var text = $"{JsonSerializer.Serialize(name)}:{Member(name, member!.AsObject(), harmPercent)}";
            members.AddRange(random.Next(30) switch
            {
                0 => [],
                1 => [text, text],
                2 => [text, $"{JsonSerializer.Serialize(Text())}:{Token()}"],
                _ => [text],
            });
        }

        return $"{{{string.Join(',', members)}}}";
    }

    private string Member(string name, JsonObject written, int harmPercent) =>
        TryFindTarget(name) is not { } id ? Body(written, harmPercent)
        : KindOf(schemas.Resolve(written)) == "array" ? $"[{JsonSerializer.Serialize(id)}]"
        : JsonSerializer.Serialize(id);

    private string Scalar(JsonObject schema, string? kind) => kind switch
    {
        _ when schema["enum"] is JsonArray names => Pick([.. names])?.ToJsonString() ?? "null",
        "integer" or "number" => random.Next(-2, 100_000).ToString(CultureInfo.InvariantCulture),
        "boolean" => Chance(50) ? "true" : "false",
        _ => (string?)schema["format"] switch
        {
            "uuid" => JsonSerializer.Serialize(Pick(targets.All)),
            "uri" => "\"https://shop.example/poster.png\"",
            "date" => "\"1990-12-10\"",
            "date-time" => $"\"20{random.Next(25, 99)}-12-10T10:00:00Z\"",
            _ => JsonSerializer.Serialize(Chance(30) ? Pick(targets.All) : $"text {random.Next(100)}"),
        },
    };

    private string Nested(string open, string close, string core = "")
    {
        var depth = random.Next(2, 3000);

        return string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));
    }
}
