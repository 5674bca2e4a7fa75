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
    public void Code_contains_the_check_in_claims_in_a_few_hundred_characters()
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
            """{"jti":"0198c0de-0000-7000-8000-000000000001","kind":"film","""
            + "\"show\":\"film:인터스텔라\",\"place\":\"CGV 강남\",\"iat\":1795176000}",
            Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])));
        Assert.Equal(1795176000, claims.GetProperty("iat").GetInt64());
        Assert.InRange(code.Text.Length, 250, 320);
        Assert.Equal(Film, codes.Read(code.Text)?.Ref);
    }

    // Somebody who compares "show" alone, offline, must not take the ticket of a film for one of a performance.
    [Fact]
    public void A_film_cannot_be_named_like_a_performance_in_a_code()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var concert = "0198c0de-0000-8100-8000-000000000001";
        var film = Ticket(Film) with { Show = concert };
        var seat = Ticket(new TicketRef(Film.Id, 1)) with { Kind = TicketKind.Seat, Show = concert };

        var (ofFilm, ofSeat) = (codes.Read(codes.Sign(film).Text), codes.Read(codes.Sign(seat).Text));

        Assert.Equal(new SignedClaims(film.Ref, TicketKind.Film, $"film:{concert}"), ofFilm);
        Assert.Equal(new SignedClaims(seat.Ref, TicketKind.Seat, concert), ofSeat);
        Assert.True(ofFilm!.Value.Describe(film));
        Assert.False(ofFilm.Value.Describe(film with { Show = "another film" }));
        Assert.False(ofSeat!.Value.Describe(seat with { Kind = TicketKind.Entry }));
    }

    [Fact]
    public void Truncates_long_names_between_characters()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var ticket = Ticket(Film) with
        {
            Show = string.Concat(Enumerable.Repeat("🎫", 200)),
            Place = new string('가', 100),
        };

        var code = codes.Sign(ticket).Text;
        var claims = Json(code.Split('.')[1]);

        Assert.Equal("film:" + string.Concat(Enumerable.Repeat("🎫", 13)) + "…", claims.GetProperty("show").GetString());
        Assert.Equal(new string('가', 20) + "…", claims.GetProperty("place").GetString());
        Assert.InRange(code.Length, 300, 600);
        Assert.Equal(Film, codes.Read(code)?.Ref);
    }

    [Fact]
    public void Published_key_alone_verifies_a_code_offline()
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
    public void Accepts_published_keys_after_rotation_and_rejects_a_withdrawn_key()
    {
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var before = Codes(_key.ExportPkcs8PrivateKeyPem(), next.ExportSubjectPublicKeyInfoPem());
        using var after = Codes(next.ExportPkcs8PrivateKeyPem(), _key.ExportSubjectPublicKeyInfoPem());
        using var withdrawn = Codes(next.ExportPkcs8PrivateKeyPem());
        var (old, current) = (before.Sign(Ticket(Film)), after.Sign(Ticket(Film)));

        Assert.NotEqual(old.KeyId, current.KeyId);
        Assert.NotEqual(old.Tag, current.Tag);
        Assert.Equal([old.KeyId, current.KeyId], before.Keys.Select(key => key.Id));
        Assert.Equal([current.KeyId, old.KeyId], after.Keys.Select(key => key.Id));
        Assert.All((JwsTicketCodes[])[before, after], codes =>
        {
            Assert.Equal(Film, codes.Read(old.Text)?.Ref);
            Assert.Equal(Film, codes.Read(current.Text)?.Ref);
        });
        Assert.Null(withdrawn.Read(old.Text));
    }

    [Fact]
    public void Codes_of_one_ticket_have_equal_tags_and_new_signatures()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());

        var (one, two) = (codes.Sign(Ticket(Film)), codes.Sign(Ticket(Film)));
        var other = codes.Sign(Ticket(Film) with { Place = "CGV 용산" });

        Assert.Equal(one.Tag, two.Tag);
        Assert.NotEqual(one.Text, two.Text);
        Assert.NotEqual(one.Tag, other.Tag);
    }

    [Fact]
    public void Rejects_forged_and_malformed_codes()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var genuine = codes.Sign(Ticket(Film)).Text;
        var (header, claims, signature) = genuine.Split('.') is [var a, var b, var c] ? (a, b, c) : default;
        var kid = codes.Keys[0].Id;
        var x = codes.Keys[0].X.ToArray();
        string Signed(string headerText, Func<byte[], byte[]> sign)
        {
            var signed = $"{Encode(headerText)}.{claims}";

            return $"{signed}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(signed)))}";
        }

        byte[] ByOwnKey(byte[] text) => _key.SignData(text, HashAlgorithmName.SHA256);
        byte[] ByOtherKey(byte[] text) => otherKey.SignData(text, HashAlgorithmName.SHA256);

        string[] rejected =
        [
            "", ".", "..", "...", "a.b.c", header, $"{header}.{claims}", $"{header}.{claims}.",
            $"{genuine}.", $".{genuine}",
            $"{header}..{signature}", $"{header}.{claims}.{signature}{signature}", genuine[..^2], genuine + "%",
            $"{header}.{Encode("""{"jti":"0198c0de-0000-7000-8000-000000000002"}""")}.{signature}",
            $"{Encode("""{"alg":"none"}""")}.{claims}.",
            $"{Encode($$"""{"alg":"none","kid":"{{kid}}"}""")}.{claims}.{signature}",
            Signed($$"""{"alg":"HS256","kid":"{{kid}}"}""", text => HMACSHA256.HashData(x, text)),
            Signed($$"""{"alg":"ES256","kid":"{{kid}}"}""", ByOtherKey),
            Signed("""{"alg":"ES256","kid":"unknown"}""", ByOwnKey),
            Signed("""{"alg":"ES256"}""", ByOwnKey),
            Signed($$"""{"kid":"{{kid}}","alg":"ES256"}""", ByOwnKey),
            Signed($$"""{"alg":"ES256","kid":"{{kid}}","crit":["b64"]}""", ByOwnKey),
            Signed($$"""{"alg":"ES384","kid":"{{kid}}"}""", text => _key.SignData(text, HashAlgorithmName.SHA384)),
            new string('a', 1_000_000),
        ];

        Assert.Equal(Film, codes.Read(genuine)?.Ref);
        Assert.All(rejected, code => Assert.Null(codes.Read(code)));
    }

    [Fact]
    public void Rejects_signed_claims_without_a_ticket()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());
        var header = codes.Sign(Ticket(Film)).Text.Split('.')[0];

        foreach (var claims in (string[])
            [
                "{}", "[]", "null", "7", "not json", """{"jti":"7"}""",
                $$"""{"jti":"{{Film}}"}""",
                $$"""{"jti":"{{Film}}","kind":"film"}""",
                $$"""{"jti":"{{Film}}","kind":"pass","show":"film:m"}""",
                $$"""{"jti":"{{Film}}","kind":"seat","show":"{{Film}}"}""",
                $$"""{"jti":"{{Film}}-1","kind":"film","show":"film:m"}""",
            ])
        {
            var signed = $"{header}.{Encode(claims)}";
            var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256);

            Assert.Null(codes.Read($"{signed}.{Base64Url.EncodeToString(signature)}"));
        }
    }

    [Fact]
    public void Signs_and_verifies_on_many_threads()
    {
        using var codes = Codes(_key.ExportPkcs8PrivateKeyPem());

        Parallel.For(0, 2_000, index =>
        {
            var name = new TicketRef(Film.Id, index);
            var ticket = Ticket(name) with { Kind = name.IsFilm ? TicketKind.Film : TicketKind.Seat };

            Assert.Equal(name, codes.Read(codes.Sign(ticket).Text)?.Ref);
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
