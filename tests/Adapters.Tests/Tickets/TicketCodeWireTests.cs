using System.Buffers.Text;
using System.Security.Cryptography;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tests.Tickets;

/// <summary>Printed ticket codes must stay readable for as long as their tickets are valid.</summary>
public sealed class TicketCodeWireTests
{
    // The key of RFC 7515, appendix A.3, and a code that an earlier version signed with it, in which the film has
    // no prefix.
    private const string Key =
        """
        {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
        "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","d":"jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"}
        """;

    private const string Earlier =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9LSXl3dkdVcFRWIn0."
        + "eyJqdGkiOiIwMTk4YzBkZS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJraW5k"
        + "IjoiZmlsbSIsInNob3ciOiLsnbjthLDsiqTthZTrnbwi"
        + "LCJwbGFjZSI6IkNHViDqsJXrgqgiLCJpYXQiOjE3OTUxNzYwMDB9";

    private const string EarlierSignature =
        "MNMIAA2fbGuARIYMbcfOd71t98oOGMmiApjdPrRZvhlkJbCglwhFV6Y1fNQQuLvGWNcCbQ8lioOI6AvkyFr7iQ";

    private const string Signed =
        "eyJhbGciOiJFUzI1NiIsImtpZCI6Im9LSXl3dkdVcFRWIn0."
        + "eyJqdGkiOiIwMTk4YzBkZS0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDEiLCJraW5k"
        + "IjoiZmlsbSIsInNob3ciOiJmaWxtOuyduO2EsOyKpO2FlOudvCIsInBsYWNlIjoiQ0dW"
        + "IOqwleuCqCIsImlhdCI6MTc5NTE3NjAwMH0";

    private static readonly TicketRef Film = TicketRef.Parse("0198c0de-0000-7000-8000-000000000001")!.Value;

    [Fact]
    public void Reads_a_code_of_an_earlier_version_and_signs_the_same_claims()
    {
        using var codes = new JwsTicketCodes(new TicketKeyPolicy { SigningKey = Key });

        var ticket = new Ticket(Film, TicketKind.Film, new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero))
        {
            Show = "인터스텔라",
            Place = "CGV 강남",
            Owner = "user123",
        };

        var code = codes.Sign(ticket);

        var earlier = codes.Read($"{Earlier}.{EarlierSignature}");
        Assert.True(earlier?.Describe(ticket));
        Assert.Equal(Signed, code.Text[..code.Text.LastIndexOf('.')]);
        Assert.Equal(EarlierSignature.Length, code.Text.Length - Signed.Length - 1);
        Assert.Equal(("oKIywvGUpTV", "c3ee25741e7c1799f77b13e2bcffb566"), (code.KeyId, code.Tag));
    }

    [Fact]
    public void Key_id_is_the_thumbprint_in_every_key_format()
    {
        using var key = ECDsa.Create(Parameters());

        foreach (var format in (string[])[Key, key.ExportPkcs8PrivateKeyPem(), key.ExportECPrivateKeyPem()])
        {
            using var codes = new JwsTicketCodes(new TicketKeyPolicy { SigningKey = format });

            Assert.Equal("oKIywvGUpTV", Assert.Single(codes.Keys).Id);
        }
    }

    private static ECParameters Parameters() => new()
    {
        Curve = ECCurve.NamedCurves.nistP256,
        Q = new ECPoint
        {
            X = Base64Url.DecodeFromChars("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU"),
            Y = Base64Url.DecodeFromChars("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"),
        },
        D = Base64Url.DecodeFromChars("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI"),
    };
}
