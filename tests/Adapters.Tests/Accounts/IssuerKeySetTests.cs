using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using Serverless.Adapters.Accounts.Issuer;
using Serverless.Fakes.Accounts;

namespace Serverless.Adapters.Tests.Accounts;

public sealed class IssuerKeySetTests
{
    private static readonly SigningKey Rsa = SigningKey.Rsa("k");
    private static readonly SigningKey Elliptic = SigningKey.Elliptic("k");

    [Fact]
    public void Finds_keys_with_one_id_by_algorithm()
    {
        var keys = Parse(Rsa.Published, Elliptic.Published);

        Assert.IsType<RsaSecurityKey>(keys.Find(new IssuerKeyName("k", "RS256")));
        Assert.IsType<ECDsaSecurityKey>(keys.Find(new IssuerKeyName("k", "ES256")));
        Assert.Null(keys.Find(new IssuerKeyName("k", "HS256")));
        Assert.Null(keys.Find(new IssuerKeyName("k", "none")));
    }

    [Fact]
    public void Accepts_keys_without_optional_members()
    {
        var bare = Rsa.Published;
        bare.Remove("use");
        bare.Remove("alg");
        bare["key_ops"] = new JsonArray("verify");

        Assert.Equal(1, Parse(bare).Count);
    }

    [Theory]
    [InlineData("alg", "\"HS256\"")]
    [InlineData("alg", "\"RS512\"")]
    [InlineData("alg", "\"ES256\"")]
    [InlineData("alg", "7")]
    [InlineData("use", "\"enc\"")]
    [InlineData("key_ops", "[\"encrypt\"]")]
    [InlineData("key_ops", "\"verify\"")]
    [InlineData("kty", "\"oct\"")]
    [InlineData("kty", "\"EC\"")]
    [InlineData("kid", "\"\"")]
    [InlineData("kid", "7")]
    [InlineData("crv", "\"P-256\"")]
    [InlineData("d", "\"AAAA\"")]
    [InlineData("e", "\"Ag\"")]
    [InlineData("e", "\"AQ\"")]
    [InlineData("e", "\"AQAAAAE\"")]
    [InlineData("n", "\"!\"")]
    [InlineData("n", "\"\"")]
    public void Ignores_an_unsuitable_RSA_key(string member, string value)
    {
        var key = Rsa.Published;
        key[member] = JsonNode.Parse(value);

        Assert.Equal(0, Parse(key).Count);
    }

    [Theory]
    [InlineData("crv", "\"P-384\"")]
    [InlineData("crv", "\"secp256k1\"")]
    [InlineData("kty", "\"RSA\"")]
    [InlineData("alg", "\"ES384\"")]
    [InlineData("x", "\"AAAA\"")]
    [InlineData("y", "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"")]
    public void Ignores_an_elliptic_key_on_another_curve(string member, string value)
    {
        var key = Elliptic.Published;
        key[member] = JsonNode.Parse(value);

        Assert.Equal(0, Parse(key).Count);
    }

    [Theory]
    [InlineData(1024)]
    [InlineData(2040)]
    public void Ignores_a_weak_key(int bits) =>
        Assert.Equal(0, Parse(SigningKey.Rsa("weak", bits).Published).Count);

    [Fact]
    public void Ignores_a_published_symmetric_secret() =>
        Assert.Equal(
            0, Parse(new JsonObject { ["kty"] = "oct", ["kid"] = "k", ["k"] = "c2VjcmV0", ["alg"] = "RS256" }).Count);

    [Fact]
    public void Ignores_a_weak_key_padded_with_leading_zeros()
    {
        var key = SigningKey.Rsa("weak", 1024).Published;
        var modulus = Base64Url.DecodeFromChars(key["n"]!.ToString());
        key["n"] = Base64Url.EncodeToString([.. new byte[128], .. modulus]);

        Assert.Equal(0, Parse(key).Count);
    }

    [Fact]
    public void Accepts_a_strong_key_with_a_leading_zero()
    {
        var key = Rsa.Published;
        key["n"] = Base64Url.EncodeToString([0, .. Base64Url.DecodeFromChars(key["n"]!.ToString())]);

        Assert.Equal(1, Parse(key).Count);
    }

    [Fact]
    public void Uses_the_key_parameters_and_ignores_the_certificate()
    {
        using var stranger = RSA.Create(2048);
        var request = new CertificateRequest(
            "CN=stranger", stranger, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        var key = Rsa.Published;
        key["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData));

        var found = Assert.IsType<RsaSecurityKey>(Parse(key).Find(new IssuerKeyName("k", "RS256")));

        Assert.Equal(Rsa.Published["n"]!.ToString(), Base64Url.EncodeToString(found.Parameters.Modulus));
    }

    [Fact]
    public void Ignores_an_unreadable_key_and_accepts_the_others()
    {
        var unreadable = Rsa.Published;
        unreadable["kty"] = 7;

        Assert.Equal(1, Parse(unreadable, Elliptic.Published).Count);
    }

    [Fact]
    public void Uses_the_first_of_two_keys_with_one_id()
    {
        var keys = Parse(Rsa.Published, SigningKey.Rsa("k").Published);

        var found = Assert.IsType<RsaSecurityKey>(keys.Find(new IssuerKeyName("k", "RS256")));
        Assert.Equal(Rsa.Published["n"]!.ToString(), Base64Url.EncodeToString(found.Parameters.Modulus));
    }

    [Fact]
    public void Reads_keys_up_to_the_limit()
    {
        var keys = Enumerable.Range(0, 5).Select(number =>
        {
            var key = Elliptic.Published;
            key["kid"] = $"k{number}";

            return key;
        }).ToArray();

        Assert.Equal(3, Parse(keys, countMax: 3).Count);
    }

    private static IssuerKeySet Parse(params JsonObject[] keys) => Parse(keys, countMax: 100);

    private static IssuerKeySet Parse(JsonObject[] keys, int countMax)
    {
        var json = new JsonObject { ["keys"] = new JsonArray([.. keys]) }.ToJsonString();

        return IssuerKeySet.Parse(Encoding.UTF8.GetBytes(json), countMax, DateTimeOffset.UnixEpoch)!;
    }
}
