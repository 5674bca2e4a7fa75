using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Serverless.Adapters.Tickets;
using Serverless.Domain.Platform;
using Serverless.Domain.Tickets;

namespace Serverless.Benchmarks.Measures;

/// <summary>
/// Compares the signed code of a ticket with a bare signature over the same text and with the same key, to measure the
/// cost of the claims, the encoding and the tag.
/// </summary>
internal static class TicketCodeMeasure
{
    private const double Target = 0.8;
    private const int Rounds = 9;
    private const int RoundCodes = 2_000;

    public static int Run()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var codes = new JwsTicketCodes(new TicketKeyPolicy { SigningKey = key.ExportPkcs8PrivateKeyPem() });
        var ticket = new Ticket(
            TicketRef.OfFilm(new IdSource(TimeProvider.System).Next()), TicketKind.Film, DateTimeOffset.UnixEpoch)
        {
            Show = "인터스텔라",
            Place = "CGV 강남",
            Owner = "user123",
        };
        var code = codes.Sign(ticket).Text;
        var text = Encoding.ASCII.GetBytes(code[..code.LastIndexOf('.')]);
        var rounds = new List<(double Code, double Floor)>();
        Sign();
        SignBare();

        // The two alternate, so that other load of the machine affects both; the median counts.
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((Sign(), SignBare()));
        }

        var (spent, floor) = rounds.OrderBy(round => round.Floor / round.Code).ElementAt(Rounds / 2);

        return Report.AtLeast(
            "ticket codes signed ÷ bare ES256 signatures",
            floor / spent,
            Target,
            $"{spent:N1} µs ÷ {floor:N1} µs, one thread");

        double Sign() => Time(() => codes.Sign(ticket).Text.Length);

        double SignBare() => Time(() => key.SignData(
            text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).Length);
    }

    /// <summary>The microseconds per signature.</summary>
    private static double Time(Func<int> sign)
    {
        var length = 0;
        var started = Stopwatch.GetTimestamp();

        for (var count = 0; count < RoundCodes; count++)
        {
            length += sign();
        }

        var spent = Stopwatch.GetElapsedTime(started).TotalMicroseconds / RoundCodes;

        return length > 0 ? spent : throw new InvalidOperationException("Nothing was signed.");
    }
}
