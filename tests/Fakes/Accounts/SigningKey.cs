using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Serverless.Fakes.Accounts;

/// <summary>A key pair of an issuer: its published key and its signatures.</summary>
public sealed class SigningKey
{
    private readonly Func<byte[], byte[]> _sign;

    private SigningKey(string id, string algorithm, JsonObject published, Func<byte[], byte[]> sign) =>
        (Id, Algorithm, Published, _sign) = (id, algorithm, published, sign);

    public string Id { get; }

    public string Algorithm { get; }

    /// <summary>A copy of the JSON Web Key, which a test can change.</summary>
    public JsonObject Published => (JsonObject)field.DeepClone();

    /// <summary>The public key as PEM text, which an attacker would use as the secret of an HMAC.</summary>
    public string Pem { get; private init; } = string.Empty;

    public static SigningKey Rsa(string id, int bits = 2048)
    {
        var rsa = RSA.Create(bits);
        var numbers = rsa.ExportParameters(includePrivateParameters: false);
        var published = new JsonObject
        {
            ["kty"] = "RSA",
            ["kid"] = id,
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            ["e"] = Base64Url.EncodeToString(numbers.Exponent),
        };

        return new SigningKey(
            id, "RS256", published, text => rsa.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            Pem = rsa.ExportSubjectPublicKeyInfoPem(),
        };
    }

    public static SigningKey Elliptic(string id)
    {
        var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = curve.ExportParameters(includePrivateParameters: false).Q;
        var published = new JsonObject
        {
            ["kty"] = "EC",
            ["kid"] = id,
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };

        return new SigningKey(id, "ES256", published, text => curve.SignData(text, HashAlgorithmName.SHA256))
        {
            Pem = curve.ExportSubjectPublicKeyInfoPem(),
        };
    }

    /// <summary>Signs a token with these claims; another header makes the token invalid.</summary>
    public string Sign(string claims, string? header = null)
    {
        header ??= $$"""{"alg":"{{Algorithm}}","typ":"JWT","kid":"{{Id}}"}""";
        var signed = $"{Encode(header)}.{Encode(claims)}";

        return $"{signed}.{Base64Url.EncodeToString(_sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
