using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.Functions.Tests.Platform;

/// <summary>Tokens that the platform never issues.</summary>
internal static class TestTokens
{
    public const string Secret = "a secret of tests that nobody else knows";

    private const string Header = """{"alg":"HS256","typ":"JWT"}""";
    private const string UserId = "0198c0de-0000-7000-8000-0000000000ff";

    public static string Expired { get; } =
        Sign(Header, $$"""{"userId":"{{UserId}}","user_id":1,"role":"admin","exp":1700000000}""", Secret);

    public static string Invalid { get; } =
        Sign(Header, $$"""{"userId":"{{UserId}}","user_id":1,"role":"admin","exp":2000000000}""", Secret + "?");

    public static string Unsigned { get; } =
        Sign("""{"alg":"none"}""", $$"""{"userId":"{{UserId}}","role":"admin","exp":2000000000}""", null);

    public static string MissingSubject { get; } = Sign(Header, """{"role":"admin","exp":2000000000}""", Secret);

    private static string Sign(string header, string payload, string? secret)
    {
        var signed = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(payload))}";
        var signature = secret is null
            ? []
            : HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed));

        return $"{signed}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
