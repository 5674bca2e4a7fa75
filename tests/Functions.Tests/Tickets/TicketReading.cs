using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Serverless.Functions.Tests.Tickets;

/// <summary>Reads the claims of a ticket's code and verifies it with the published keys.</summary>
internal static class TicketReading
{
    public static JsonElement ClaimsOf(string code) =>
        Body(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(code.Split('.')[1])));

    public static bool Verifies(string code, string keys)
    {
        var parts = code.Split('.');
        var kid = Text(Body(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[0]))), "kid");
        var key = Body(keys).GetProperty("keys").EnumerateArray().Single(one => Text(one, "kid") == kid);
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(Text(key, "x")),
                Y = Base64Url.DecodeFromChars(Text(key, "y")),
            },
        });

        return verifier.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Base64Url.DecodeFromChars(parts[2]),
            HashAlgorithmName.SHA256);
    }

    public static JsonElement Body(string json) => JsonDocument.Parse(json).RootElement;

    public static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
