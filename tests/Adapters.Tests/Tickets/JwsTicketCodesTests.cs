using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tests.Tickets;

public sealed class JwsTicketCodesTests : IDisposable
{
    private static readonly TicketRef Film = TicketRef.Parse("0198c0de-0000-7000-8000-000000000001")!.Value;
    private static readonly DateTimeOffset IssuedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public void Signs_what_the_door_has_to_know_in_a_few_hundred_characters()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());

        var code = codes.Sign(Ticket(Film));
        var parts = code.Text.Split('.');
        var header = Json(parts[0]);
        var claims = Json(parts[1]);

        Assert.Equal(["alg", "kid"], header.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ("ES256", code.KeyId), (header.GetProperty("alg").GetString(), header.GetProperty("kid").GetString()));
        Assert.Equal(
            """{"jti":"0198c0de-0000-7000-8000-000000000001","kind":"film","show":"인터스텔라","place":"CGV 강남","iat":1795176000}""",
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        Assert.Equal(1795176000, claims.GetProperty("iat").GetInt64());
        Assert.InRange(code.Text.Length, 250, 320);
        Assert.Equal(Film, codes.Read(code.Text));
    }

    [Fact]
    public void Cuts_long_names_between_characters()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var ticket = Ticket(Film) with
        {
            Show = string.Concat(Enumerable.Repeat("🎫", 200)),
            Place = new string('가', 100),
        };

        var code = codes.Sign(ticket).Text;
        var claims = Json(code.Split('.')[1]);

        Assert.Equal(string.Concat(Enumerable.Repeat("🎫", 15)) + "…", claims.GetProperty("show").GetString());
        Assert.Equal(new string('가', 20) + "…", claims.GetProperty("place").GetString());
        Assert.InRange(code.Length, 300, 600);
        Assert.Equal(Film, codes.Read(code));
    }

    [Fact]
    public void Is_checked_offline_by_the_published_numbers_alone()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var code = codes.Sign(Ticket(Film)).Text;
        var published = Assert.Single(codes.Keys);
        using var verifier = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = published.X.ToArray(), Y = published.Y.ToArray() },
        });
        var last = code.LastIndexOf('.');

        Assert.True(verifier.VerifyData(
            Encoding.ASCII.GetBytes(code[..last]),
            Base64Url.DecodeFromChars(code.AsSpan(last + 1)),
            HashAlgorithmName.SHA256));
    }

    [Fact]
    public void Goes_on_believing_a_published_key_after_rotation_and_no_withdrawn_one()
    {
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var before = Codes(_key.ExportPkcs8PrivateKeyPem(), next.ExportSubjectPublicKeyInfoPem());
        using var after = Codes(next.ExportPkcs8PrivateKeyPem(), _key.ExportSubjectPublicKeyInfoPem());
        using var withdrawn = Codes(next.ExportPkcs8PrivateKeyPem());
        var (old, young) = (before.Sign(Ticket(Film)), after.Sign(Ticket(Film)));

        Assert.NotEqual(old.KeyId, young.KeyId);
        Assert.NotEqual(old.Tag, young.Tag);
        Assert.Equal([old.KeyId, young.KeyId], before.Keys.Select(key => key.Id));
        Assert.Equal([young.KeyId, old.KeyId], after.Keys.Select(key => key.Id));
        Assert.All((JwsTicketCodes[])[before, after], codes =>
        {
            Assert.Equal(Film, codes.Read(old.Text));
            Assert.Equal(Film, codes.Read(young.Text));
        });
        Assert.Null(withdrawn.Read(old.Text));
    }

    [Fact]
    public void Says_the_same_in_every_code_of_a_ticket_and_signs_each_anew()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());

        var (one, two) = (codes.Sign(Ticket(Film)), codes.Sign(Ticket(Film)));
        var other = codes.Sign(Ticket(Film) with { Place = "CGV 용산" });

        Assert.Equal(one.Tag, two.Tag);
        Assert.NotEqual(one.Text, two.Text);
        Assert.NotEqual(one.Tag, other.Tag);
    }

    [Fact]
    public void Refuses_every_code_that_is_not_ours()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var good = codes.Sign(Ticket(Film)).Text;
        var (header, claims, signature) = good.Split('.') is [var a, var b, var c] ? (a, b, c) : default;
        var kid = codes.Keys[0].Id;
        var x = codes.Keys[0].X.ToArray();
        string Signed(string head, Func<byte[], byte[]> sign)
        {
            var signed = $"{Encode(head)}.{claims}";

            return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
        }

        byte[] ByUs(byte[] text) => _key.SignData(text, HashAlgorithmName.SHA256);
        byte[] ByStranger(byte[] text) => stranger.SignData(text, HashAlgorithmName.SHA256);

        string[] bad =
        [
            "", ".", "..", "...", "a.b.c", header, $"{header}.{claims}", $"{header}.{claims}.", $"{good}.", $".{good}",
            $"{header}..{signature}", $"{header}.{claims}.{signature}{signature}", good[..^2], good + "%",
            $"{header}.{Encode("""{"jti":"0198c0de-0000-7000-8000-000000000002"}""")}.{signature}",
            $"{Encode("""{"alg":"none"}""")}.{claims}.",
            $"{Encode($$"""{"alg":"none","kid":"{{kid}}"}""")}.{claims}.{signature}",
            Signed($$"""{"alg":"HS256","kid":"{{kid}}"}""", text => HMACSHA256.HashData(x, text)),
            Signed($$"""{"alg":"ES256","kid":"{{kid}}"}""", ByStranger),
            Signed("""{"alg":"ES256","kid":"unknown"}""", ByUs),
            Signed("""{"alg":"ES256"}""", ByUs),
            Signed($$"""{"kid":"{{kid}}","alg":"ES256"}""", ByUs),
            Signed($$"""{"alg":"ES256","kid":"{{kid}}","crit":["b64"]}""", ByUs),
            Signed($$"""{"alg":"ES384","kid":"{{kid}}"}""", text => _key.SignData(text, HashAlgorithmName.SHA384)),
            new string('a', 1_000_000),
        ];

        Assert.Equal(Film, codes.Read(good));
        Assert.All(bad, code => Assert.Null(codes.Read(code)));
    }

    [Fact]
    public void Refuses_a_text_of_ours_that_is_no_ticket()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var header = codes.Sign(Ticket(Film)).Text.Split('.')[0];

        foreach (var claims in (string[])["{}", "[]", "null", "7", "not json", """{"jti":"7"}"""])
        {
            var signed = $"{header}.{Encode(claims)}";
            var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);

            Assert.Null(codes.Read($"{signed}.{Base64Url.EncodeToString(signature)}"));
        }
    }

    [Fact]
    public void Signs_and_checks_on_many_threads_at_once()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());

        Parallel.For(0, 2_000, index =>
        {
            var name = new TicketRef(Film.Id, index);

            Assert.Equal(name, codes.Read(codes.Sign(Ticket(name)).Text));
        });
    }

    private static JwsTicketCodes Codes(string signing, string published = "") =>
        new(new TicketKeyPolicy { SigningKey = signing, PublishedKeys = published });

    private static Ticket Ticket(TicketRef name) => new(name, TicketKind.Film, IssuedAt)
    {
        Show = "인터스텔라",
        Place = "CGV 강남",
        Owner = "user123",
    };

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private static JsonElement Json(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;
}
