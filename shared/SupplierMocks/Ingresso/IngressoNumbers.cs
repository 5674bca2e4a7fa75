using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Serverless.SupplierMocks.Ingresso;

/// <summary>Generates ids and references in the supplier's formats.</summary>
public static class IngressoNumbers
{
    private const string Letters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private const int NumberLength = 12;
    private const int SeatReferenceLength = 8;

    /// <summary><c>U-XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX-XXXXXXXX-LDNX</c>.</summary>
    public static string UuidOf(Guid id) =>
        $"U-{id.ToString().ToUpperInvariant()}-{Convert.ToHexString(Digest(id.ToString())[..4])}-LDNX";

    /// <summary>
    /// The number that is printed for people, such as <c>T000-0000-8RGW-3619</c>; it is derived from the UUID.
    /// </summary>
    public static string NumberOf(string uuid)
    {
        var digest = Digest(uuid);
        var text = string.Concat(digest.Take(NumberLength).Select(part => Letters[part % Letters.Length]));

        return $"T000-{text[..4]}-{text[4..8]}-{text[8..12]}";
    }

    /// <summary>The source's reference of a purchased order.</summary>
    public static string PurchaseReference(string uuid, int item) => $"PURCHASE-{Short(uuid)}-{item}";

    public static string CancelReference(string uuid, int item) => $"ATTEMPT-{Short($"{uuid}/{item}")}";

    /// <summary>The reference of one seat in a transaction, such as <c>S-0WU6EHZV</c>.</summary>
    public static string SeatReference(string uuid, string seat) => string.Concat(
        Digest($"{uuid}/{seat}/seat").Take(SeatReferenceLength).Select(part => Letters[part % Letters.Length])
            .Prepend('-').Prepend('S'));

    /// <summary>Barcode of a ticket.</summary>
    public static string Barcode(string uuid, string seat) => Convert.ToHexString(Digest($"{uuid}/{seat}")[..8]);

    private static int Short(string text) => (int)(BinaryPrimitives.ReadUInt32BigEndian(Digest(text)) % 1_000_000);

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
