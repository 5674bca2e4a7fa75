using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Serverless.Adapters.Tickets;

namespace Serverless.Adapters.Tests.Tickets;

public sealed class TicketKeyPolicyTests : IDisposable
{
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _old = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose()
    {
        _key.Dispose();
        _old.Dispose();
    }

    [Fact]
    public void Reads_every_key_format_with_an_equal_key_id()
    {
        var pem = _key.ExportPkcs8PrivateKeyPem();

        var ids = ((string[])
            [
                pem, $"\n {pem}\n", pem.Replace("\n", "\\n", StringComparison.Ordinal), _key.ExportECPrivateKeyPem(),
                Jwk(_key, isPrivate: true),
            ])
            .Select(text => new TicketKeyPolicy { SigningKey = text })
            .Select(policy =>
            {
                Assert.Empty(FaultsOf(policy));
                using var codes = new JwsTicketCodes(policy);

                return codes.Keys.Single().Id;
            });

        Assert.Single(ids.Distinct());
    }

    [Fact]
    public void Reads_published_keys_in_every_format()
    {
        string[] formats =
        [
            _old.ExportSubjectPublicKeyInfoPem(),
            $"{_old.ExportSubjectPublicKeyInfoPem()}\n{_key.ExportSubjectPublicKeyInfoPem()}",
            Jwk(_old, isPrivate: false),
            $$"""{"keys":[{{Jwk(_old, isPrivate: false)}},{{Jwk(_key, isPrivate: false)}}]}""",
        ];

        Assert.All(formats, format =>
        {
            var policy = new TicketKeyPolicy { SigningKey = _key.ExportPkcs8PrivateKeyPem(), PublishedKeys = format };

            Assert.Empty(FaultsOf(policy));
            using var codes = new JwsTicketCodes(policy);
            Assert.Equal(2, codes.Keys.Count);
        });
    }

    [Fact]
    public void Rejects_invalid_keys_without_repeating_them()
    {
        using var rsa = RSA.Create(2048);
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var pem = _key.ExportPkcs8PrivateKeyPem();
        (string Signing, string Published)[] invalid =
        [
            ("", ""), (" ", ""), ("a secret", ""), ("{", ""), ("{}", ""), (pem[..60], ""),
            (_key.ExportSubjectPublicKeyInfoPem(), ""),
            (Jwk(_key, isPrivate: false), ""),
            (rsa.ExportPkcs8PrivateKeyPem(), ""),
            (large.ExportPkcs8PrivateKeyPem(), ""),
            (pem + "\n" + _old.ExportPkcs8PrivateKeyPem(), ""),
            (pem, "a secret"),
            (pem, "{}"),
            (pem, """{"keys":[7]}"""),
            (pem, rsa.ExportSubjectPublicKeyInfoPem()), (pem, Jwk(_old, isPrivate: false, kid: "a b")),
            (Jwk(_key, isPrivate: true, kid: "same"), Jwk(_old, isPrivate: false, kid: "same")),
            (pem, string.Concat(Enumerable.Repeat(_old.ExportSubjectPublicKeyInfoPem() + "\n", 21))),
        ];

        Assert.All(invalid, pair =>
        {
            var fault = Assert.Single(
                FaultsOf(new TicketKeyPolicy { SigningKey = pair.Signing, PublishedKeys = pair.Published }));

            Assert.DoesNotContain("a secret", fault, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Text_form_contains_no_key() =>
        Assert.Equal(nameof(TicketKeyPolicy), new TicketKeyPolicy { SigningKey = "a secret" }.ToString());

    private static IReadOnlyList<string?> FaultsOf(TicketKeyPolicy policy) =>
        [.. policy.Validate(new ValidationContext(policy)).Select(fault => fault.ErrorMessage)];

    private static string Jwk(ECDsa key, bool isPrivate, string? kid = null)
    {
        var numbers = key.ExportParameters(isPrivate);
        var name = kid is null ? "" : $"\"kid\":\"{kid}\",";
        var secret = isPrivate ? $",\"d\":\"{Base64Url.EncodeToString(numbers.D)}\"" : "";
        var (x, y) = (Base64Url.EncodeToString(numbers.Q.X), Base64Url.EncodeToString(numbers.Q.Y));

        return $$"""{"kty":"EC",{{name}}"crv":"P-256","x":"{{x}}","y":"{{y}}"{{secret}}}""";
    }
}
