using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Signs baskets as tokens for clients. Equal baskets have equal tokens.</summary>
public sealed class IngressoTokens(IngressoPolicy policy)
{
    private const string Ending = ".Z";
    private const int SignatureLength = 16;
    private const int FieldCount = 8;

    private readonly byte[] _key = SHA256.HashData(Encoding.UTF8.GetBytes($"trolley\n{policy.Password}"));

    public string Write(IngressoBasket basket)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{basket.Last}|{string.Join('|', basket.Orders.Select(WriteOrder))}");
        var body = Encoding.UTF8.GetBytes(text);

        return $"{Base64Url.EncodeToString(body)}.{Base64Url.EncodeToString(Sign(body))}{Ending}";
    }

    /// <summary>Null for an invalid token.</summary>
    public IngressoBasket? Read(string token)
    {
        if (token.Split('.') is not [var first, var second, "Z"]
            || !Base64Url.IsValid(first) || !Base64Url.IsValid(second))
        {
            return null;
        }

        var body = Base64Url.DecodeFromChars(first);

        if (!CryptographicOperations.FixedTimeEquals(Sign(body), Base64Url.DecodeFromChars(second)))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(body).Split('|', StringSplitOptions.RemoveEmptyEntries);

        return new IngressoBasket(
            [.. parts.Skip(1).Select(ReadOrder)], int.Parse(parts[0], CultureInfo.InvariantCulture));
    }

    private static string WriteOrder(IngressoOrder order) => string.Join(';', new[]
    {
        order.ItemNumber.ToString(CultureInfo.InvariantCulture), order.EventId, order.Performance.Id, order.TicketType,
        order.Band, Join(order.Discounts), Join(order.RequestedSeats), order.Send,
    }.Select((field, place) => place is 5 or 6 ? field : Uri.EscapeDataString(field)));

    private static IngressoOrder ReadOrder(string text)
    {
        var fields = text.Split(';');

        if (fields.Length != FieldCount)
        {
            throw new InvalidDataException("A signed trolley token cannot be parsed.");
        }

        var (eventId, performance) = (Uri.UnescapeDataString(fields[1]), Uri.UnescapeDataString(fields[2]));

        return new IngressoOrder(
            int.Parse(fields[0], CultureInfo.InvariantCulture), eventId,
            new IngressoPerformance(performance, eventId, null), Uri.UnescapeDataString(fields[3]),
            Uri.UnescapeDataString(fields[4]), [.. fields[5].Split(',').Select(Uri.UnescapeDataString)])
        {
            RequestedSeats =
            [
                .. fields[6].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString),
            ],
            Send = Uri.UnescapeDataString(fields[7]),
        };
    }

    private static string Join(IEnumerable<string> texts) => string.Join(',', texts.Select(Uri.EscapeDataString));

    private byte[] Sign(byte[] body) => HMACSHA256.HashData(_key, body)[..SignatureLength];
}
