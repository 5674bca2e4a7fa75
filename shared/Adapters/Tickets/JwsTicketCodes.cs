using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Serverless.Domain.Tickets;

namespace Serverless.Adapters.Tickets;

/// <summary>
/// Codes are JSON Web Signatures in their compact form (RFC 7515), ES256. The header is never interpreted: it must
/// equal the header of one of our keys. So a code can choose neither another algorithm nor its own key.
/// </summary>
internal sealed class JwsTicketCodes : ITicketCodes, IDisposable
{
    private const int CodeLengthMax = 2_048;
    private const int SignatureLength = 86;
    private const int TagLength = 32;

    // Korean letters are written as they are, because their escapes are twice as long.
    private static readonly TicketCodeJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    private readonly TicketKey _signing;
    private readonly Dictionary<string, TicketKey> _byHeader;

    public JwsTicketCodes(TicketKeyPolicy policy)
    {
        TicketKey[] keys =
        [
            .. TicketKeyText.Read(policy.SigningKey)
                .Concat(TicketKeyText.Read(policy.PublishedKeys))
                .DistinctBy(key => key.Id)
                .Select(key => new TicketKey(key)),
        ];
        _signing = keys[0];
        _byHeader = keys.ToDictionary(key => key.Header);
        Keys = [.. keys.Select(key => new TicketPublicKey(key.Id, key.Point.X, key.Point.Y))];
    }

    public IReadOnlyList<TicketPublicKey> Keys { get; }

    public TicketCode Sign(Ticket ticket)
    {
        var claims = JsonSerializer.SerializeToUtf8Bytes(TicketClaims.From(ticket), Json.TicketClaims);
        var signed = $"{_signing.Header}.{Base64Url.EncodeToString(claims)}";
        var bytes = Encoding.ASCII.GetBytes(signed);

        return new TicketCode(
            $"{signed}.{Base64Url.EncodeToString(_signing.Sign(bytes))}",
            Convert.ToHexStringLower(SHA256.HashData(bytes))[..TagLength],
            _signing.Id);
    }

    public SignedClaims? Read(string code)
    {
        var (first, last) = (code.IndexOf('.', StringComparison.Ordinal), code.LastIndexOf('.'));

        if (code.Length > CodeLengthMax
            || first < 0
            || last == first
            || code.Length - last - 1 != SignatureLength
            || !_byHeader.TryGetValue(code[..first], out var key)
            || !Base64Url.IsValid(code.AsSpan((first + 1)..last))
            || !Base64Url.IsValid(code.AsSpan(last + 1)))
        {
            return null;
        }

        return key.HasSigned(Encoding.ASCII.GetBytes(code, 0, last), Base64Url.DecodeFromChars(code.AsSpan(last + 1)))
            ? ReadTicket(Base64Url.DecodeFromChars(code.AsSpan((first + 1)..last)))
            : null;
    }

    public void Dispose()
    {
        foreach (var key in _byHeader.Values)
        {
            key.Dispose();
        }
    }

    // The signature is ours, but a key that also signs other content may have signed something other than a ticket.
    private static SignedClaims? ReadTicket(byte[] claims)
    {
        try
        {
            return JsonSerializer.Deserialize(claims, Json.TicketClaims)?.ToDomain();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The content of a code. It has no data about the owner, because codes are shown to others.</summary>
/// <param name="Jti">The ticket's reference.</param>
/// <param name="Kind">"film", "seat" or "entry".</param>
/// <param name="Show">The performance's UUID, or "film:" and the film's title, shortened.</param>
/// <param name="Place">The seat's label, the ticket type's name, or the theatre's name, shortened.</param>
/// <param name="Iat">The time of issue, in seconds since 1970.</param>
internal sealed record TicketClaims(string Jti, string Kind, string Show, string Place, long Iat)
{
    private const string Film = "film";
    private const string Seat = "seat";
    private const string Entry = "entry";

    public static TicketClaims From(Ticket ticket) => new(
        ticket.Ref.ToString(),
        ticket.Kind switch
        {
            TicketKind.Film => Film,
            TicketKind.Seat => Seat,
            _ => Entry,
        },
        ticket.SignedShow,
        SignedText.Shorten(ticket.Place),
        ticket.IssuedAt.ToUnixTimeSeconds());

    /// <summary>Returns null when the kind does not fit the ticket's reference.</summary>
    public SignedClaims? ToDomain() =>
        TicketRef.Parse(Jti) is { } ticket && Show is not null && KindOf(Kind) is { } kind
        && ticket.IsFilm == kind is TicketKind.Film
            ? new SignedClaims(ticket, kind, Show)
            : null;

    private static TicketKind? KindOf(string? kind) => kind switch
    {
        Film => TicketKind.Film,
        Seat => TicketKind.Seat,
        Entry => TicketKind.Entry,
        _ => null,
    };
}

[JsonSerializable(typeof(TicketClaims))]
internal sealed partial class TicketCodeJson : JsonSerializerContext;
